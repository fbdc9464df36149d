import type { IcePath, SignalMessage } from '@mismatch/protocol'
import type { Clock } from '../clock.ts'
import type { MatchError } from '../errors.ts'
import type { PeerState } from '../events.ts'
import type { RtcConnection } from '../options.ts'
import type { Closer } from '../peer/closer.ts'
import { PeerLink } from '../peer/peer-link.ts'
import { relayOnly } from '../peer/relay-only.ts'
import type { Spare } from '../peer/spare.ts'
import type { Ceilings } from '../quality/encodings.ts'
import { findPath } from '../quality/find-path.ts'
import type { Quality } from '../quality/grade.ts'
import { QualityWatch, type QualityNews } from '../quality/quality-watch.ts'
import type { SessionStats } from '../quality/session-stats.ts'
import type { Speaker } from '../quality/speaking-watch.ts'
import type { SessionFacts } from '../state/machine.ts'

export interface CallParts {
  readonly facts: SessionFacts
  readonly config: {
    readonly clock: Clock
    readonly connectTimeoutMs: number
    readonly isHidden: () => boolean
    readonly listen: (type: 'online', listener: () => void) => () => void
    readonly maxBitrateKbps: Ceilings
  }
  /** Made ready before there was a partner (rule Q4). */
  readonly spare: Spare | null
  readonly connect: (configuration: RTCConfiguration) => RtcConnection
  readonly closer: Closer
  readonly configuration: (hidesAddresses: boolean) => RTCConfiguration
  /** Whether the partner may not learn one's addresses, or not yet (rule V1). */
  readonly hidesAddresses: () => boolean
  /** Whether what is sent now reaches the partner. */
  readonly canSignal: () => boolean
  /** Whether somebody listens for who speaks. */
  readonly wantsSpeaking: () => boolean
  /** What the partner says to be showing. */
  readonly peerState: () => PeerState
}

export interface CallEvents {
  onSignal(signal: SignalMessage): void
  onFlowing(): void
  /** Which way media flow, a moment after they do; once. */
  onPath(path: IcePath): void
  onFailed(error: MatchError): void
  onPartnerGone(): void
  /** The way to the partner is interrupted, or does not come about. */
  onTrouble(): void
  onRemoteStream(stream: MediaStream): void
  onQuality(news: QualityNews): void
  onSpeaking(who: Speaker, speaking: boolean): void
  onChannelOpen(): void
  onChannelLost(): void
  onChannelText(text: string): void
}

/** The connection to the partner of one session, and how it goes. */
export class Call {
  readonly link: PeerLink
  #remoteStream: MediaStream | null = null
  /** From when it is connected. */
  #watch: QualityWatch | null = null
  #stopFinding = (): void => {}
  readonly #unlisten: () => void
  readonly #parts: CallParts
  readonly #events: CallEvents

  constructor(parts: CallParts, events: CallEvents) {
    const { facts, config, spare, connect, closer, canSignal, hidesAddresses } = parts
    this.#parts = parts
    this.#events = events
    const configuration = () => parts.configuration(hidesAddresses())
    this.link = new PeerLink(
      {
        sessionId: facts.id,
        offerer: facts.offerer,
        peerMedia: facts.peer.media,
        hasChannel: facts.peer.dialect === 'v1',
        spare,
        isDelivered: facts.isDelivered,
        connect: () => connect(configuration()),
        closer,
        configuration,
        canSignal,
        clock: config.clock,
        timeoutMs: config.connectTimeoutMs,
      },
      {
        ...events,
        onSignal: (signal) => {
          const message = hidesAddresses() ? relayOnly(signal) : signal
          if (message !== null) events.onSignal(message)
        },
        onFlowing: () => this.#onFlowing(),
        onRemoteStream: (stream) => {
          if (stream === this.#remoteStream) return
          this.#remoteStream = stream
          events.onRemoteStream(stream)
        },
      },
    )
    this.#unlisten = config.listen('online', () => this.link.networkChanged())
  }

  get remoteStream(): MediaStream | null {
    return this.#remoteStream
  }
  get quality(): Quality | null {
    return this.#watch?.quality ?? null
  }

  async stats(): Promise<SessionStats | null> {
    return this.#watch?.stats() ?? null
  }

  /** What of one's own the partner gets. */
  carried(state: PeerState): PeerState {
    return this.#watch?.carried(state) ?? state
  }

  /** May be called twice. Leaves no connection, timer or listener. */
  close(): void {
    this.#watch?.close()
    this.#remoteStream = null
    this.#unlisten()
    this.#stopFinding()
    this.link.close()
  }

  #onFlowing(): void {
    const { config, wantsSpeaking, peerState } = this.#parts
    const { link } = this
    const { onSpeaking, onQuality, onPath, onFlowing } = this.#events
    this.#stopFinding = findPath(config.clock, () => link.stats(), onPath)
    this.#watch = new QualityWatch({ ...config, link, wantsSpeaking, peerState }, { onSpeaking, onNews: onQuality })
    onFlowing()
  }
}
