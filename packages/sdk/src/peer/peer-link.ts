import { limits, type Media, type SignalMessage } from '@mismatch/protocol'
import type { Clock } from '../clock.ts'
import { connectionFailed, type ConnectionFailure, type MatchError } from '../errors.ts'
import type { RtcConnection } from '../options.ts'
import type { Closer } from './closer.ts'
import { Findings } from './findings.ts'
import { closeLine, openLine, type Line } from './line.ts'
import { Negotiation } from './negotiation.ts'
import { Recovery } from './recovery.ts'
import { asksRelay } from './relay-only.ts'
import type { Spare } from './spare.ts'

export interface PeerLinkParts {
  readonly sessionId: string
  readonly offerer: boolean
  readonly peerMedia: Media
  /** Whether the partner knows the data channel; to a classic one it would be news that their offer did not have (rule C7). */
  readonly hasChannel: boolean
  /** Made before there was a partner (rule Q4); it is this link's from now on. */
  readonly spare?: Spare | null | undefined
  /** Whether the partner has the offer of the `spare` already. */
  readonly isDelivered?: boolean | undefined
  readonly connect: () => RtcConnection
  readonly closer: Closer
  readonly clock: Clock
  /** Whether what is sent now reaches the partner; what is tried meanwhile would only be lost. */
  readonly canSignal: () => boolean
  /** What the connection is made with, asked again before each new try: credentials of relays end. */
  readonly configuration: () => RTCConfiguration
  /** From `begin()` to flowing media; 0 = for ever. */
  readonly timeoutMs: number
}

export interface PeerLinkEvents {
  onSignal(message: SignalMessage): void
  /** ICE and DTLS are connected; once. */
  onFlowing(): void
  /** It could not connect in time, or was lost for good; once, and nothing after it. The owner closes. */
  onFailed(error: MatchError): void
  /** The way to the partner is interrupted, or does not come about. */
  onTrouble(): void
  /** The partner closed their end of a connection that flowed; once, and nothing after it. */
  onPartnerGone(): void
  onRemoteStream(stream: MediaStream): void
  /** Also once the way to the partner is there again. */
  onChannelOpen(): void
  /** What was sent by the channel may not arrive: it closed, or the way to the partner is interrupted. */
  onChannelLost(): void
  onChannelText(text: string): void
}

/** So long the server has the word on why a partner left; without it they are gone all the same. */
const GONE_AFTER_MS = 1_000

/** What can come before `begin()`: an offer and its candidates, not a flood. */
const MAX_EARLY = 256

/**
 * The connection to one partner. It takes the partner's signals from its first moment; the RTCPeerConnection comes with
 * `begin()`, once the own camera is settled, and gets what came before.
 */
export class PeerLink {
  readonly #parts: PeerLinkParts
  readonly #events: PeerLinkEvents
  readonly #early: SignalMessage[] = []
  readonly #recovery: Recovery
  readonly #findings = new Findings()
  #live: Live | null = null
  #retried = false
  /** A clock has run out while the browser was at work. */
  #waited = false
  #stopGoneTimer = (): void => {}
  #flowing = false
  #interrupted = false
  #closed = false

  constructor(parts: PeerLinkParts, events: PeerLinkEvents) {
    this.#parts = parts
    this.#events = events
    this.#recovery = new Recovery(parts, {
      onRetry: (isUrgent) => this.#retry(isUrgent),
      onGiveUp: () => this.#giveUp(),
    })
  }

  begin(stream: MediaStream | null): void {
    if (this.#closed || this.#live !== null) return
    const { spare, isDelivered } = this.#parts
    // The partner answers an offer whose connection is gone.
    if (isDelivered && !spare) return this.#fail('unusable')
    try {
      this.#live = this.#connect(stream)
    } catch (cause) {
      this.#fail('unusable', cause)
      return
    }
    // With relays that refuse us a connection stays `new` for ever and never says `failed`: so there are clocks of our own.
    this.#recovery.begin()
    if (spare) this.#live.negotiation.adopt(spare, isDelivered)
    for (const message of this.#early.splice(0)) this.#live.negotiation.receive(message)
  }

  receive(message: SignalMessage): void {
    if (this.#closed) return
    if (message.type === 'Offer') this.#recovery.partnerTries()
    if (this.#live !== null) this.#live.negotiation.receive(message)
    else if (this.#early.length < MAX_EARLY) this.#early.push(message)
  }

  /** The own devices have changed. Before `begin()`, which is told itself, it does nothing. */
  setStream(stream: MediaStream | null): void {
    this.#live?.tracks.set(stream)
  }

  /** The configuration has changed for the better: the offerer restarts ICE, also of a connection that is well. */
  restart(): void {
    if (this.#live === null) return
    this.#configure(this.#live.connection)
    if (this.#parts.offerer) this.#live.connection.restartIce()
  }

  /** The network has changed: if the connection is not there, or soon breaks, it is tried again at once. */
  networkChanged(): void {
    this.#recovery.networkChanged()
  }

  /** Signals reach the partner again: if the connection is not there, it is tried again. */
  signalingBack(): void {
    // An offer may be lost or refused that is news of a connection that is well (rule R4).
    if (this.#live?.connection.signalingState === 'have-local-offer') this.#retry(true)
    else this.#recovery.retry()
  }

  /** Whether the partner has lost the server; nothing reaches them then. */
  setPartnerAway(away: boolean): void {
    this.#recovery.setPartnerAway(away)
    if (!away) this.signalingBack()
  }

  /** The channel for the bytes of files, which is theirs to use (rule R3). */
  get fileChannel(): RTCDataChannel | null {
    return this.#live?.fileChannel ?? null
  }

  /**
   * Whether the text went out by the data channel. Not while the way to the partner is interrupted, unless it may `wait` until that
   * has healed.
   */
  sendText(text: string, wait = false): boolean {
    const live = this.#live
    if (live?.channel?.readyState !== 'open' || (!wait && isInterrupted(live.connection))) return false
    try {
      live.channel.send(text)
      return true
    } catch {
      // Its buffer is full, or it closed in this very moment.
      return false
    }
  }

  /** The SDP of both ends; null until the partner's has come. */
  get descriptions(): readonly [string, string] | null {
    const { localDescription, remoteDescription } = this.#live?.connection ?? {}
    return localDescription && remoteDescription ? [localDescription.sdp, remoteDescription.sdp] : null
  }

  get transceivers(): readonly RTCRtpTransceiver[] {
    return this.#live?.connection.getTransceivers() ?? []
  }

  async stats(): Promise<RTCStatsReport | null> {
    return this.#live?.connection.getStats() ?? null
  }

  /** May be called twice, at any time. Leaves no connection, listener or timer; the own tracks are not its own to stop. */
  close(): void {
    if (this.#closed) return
    this.#closed = true
    this.#early.length = 0
    this.#recovery.close()
    this.#stopGoneTimer()
    const line = this.#live ?? this.#parts.spare?.line
    this.#live?.negotiation.close()
    this.#live = null
    if (line !== undefined) closeLine(line, this.#parts.closer)
  }

  #connect(stream: MediaStream | null): Live {
    const line = this.#lineFor(stream)
    const { connection } = line
    connection.onconnectionstatechange = () => this.#onConnectionState(connection)
    connection.ontrack = ({ streams: [stream] }) => {
      if (stream !== undefined) this.#events.onRemoteStream(stream)
    }
    connection.onicecandidateerror = (event) => this.#findings.error(event)
    const negotiation = new Negotiation(connection, this.#parts, {
      onSignal: (message) => {
        if (message.type === 'IceCandidate') this.#onCandidate(message.candidate)
        this.#events.onSignal(message)
      },
      onFailed: (cause) => this.#fail('unusable', cause),
    })
    return { ...line, negotiation }
  }

  #lineFor(stream: MediaStream | null): Line {
    const { spare, connect } = this.#parts
    const line = spare?.line ?? openLine(connect(), stream, this.#parts)
    if (spare) line.tracks.set(stream)
    for (const error of spare?.errors ?? []) this.#findings.error(error)
    if (line.channel !== null) this.#listen(line.channel)
    return line
  }

  #listen(channel: RTCDataChannel): void {
    channel.onopen = () => this.#events.onChannelOpen()
    channel.onmessage = ({ data }: { data: unknown }) => {
      if (typeof data === 'string' && data.length <= limits.frameBytes) this.#events.onChannelText(data)
    }
    channel.onclose = () => this.#onChannelClosed()
  }

  #onConnectionState(connection: RtcConnection): void {
    const { connectionState: state } = connection
    if (isInterrupted(connection)) {
      this.#recovery.interrupted(state === 'failed')
      if (this.#flowing && !this.#interrupted) this.#events.onChannelLost()
      this.#interrupted = true
      // It may be the network, and the server out of reach as well.
      this.#events.onTrouble()
    }
    if (state !== 'connected') return
    if (this.#flowing && this.#interrupted) this.#events.onChannelOpen()
    this.#interrupted = false
    this.#recovery.connected()
    if (this.#flowing) return
    this.#flowing = true
    this.#events.onFlowing()
  }

  #retry(isUrgent: boolean): void {
    const live = this.#live
    if (live === null) return
    this.#events.onTrouble()
    if (!this.#parts.canSignal()) return
    const { connection, negotiation } = live
    const { iceGatheringState: gathering, signalingState } = connection
    const { isNowhere } = this.#findings
    const isOver = isInterrupted(connection) || (isNowhere && gathering === 'complete')
    // The browser is at work on a first connection, and time can help: a restart would throw away, at both ends, what relays are
    // about to give.
    if (!isUrgent && !this.#flowing && signalingState === 'stable' && !isOver) {
      // No relay has answered all the while, and nothing else is asked for an address.
      if (this.#waited && isNowhere && gathering !== 'new') this.#giveUp()
      this.#waited = true
      return
    }
    this.#configure(connection)
    this.#waited = false
    negotiation.retry()
    this.#retried = true
  }

  #configure(connection: RtcConnection): void {
    try {
      connection.setConfiguration(this.#parts.configuration())
    } catch {
      // A browser that cannot change it goes on with what it has.
    }
  }

  #onCandidate(candidate: string): void {
    if (candidate !== '') this.#findings.candidate(candidate)
    // Asked again, the browser found nothing again: no time can help, nor can the partner (rule Q11).
    else if (this.#retried && !this.#flowing && this.#findings.isNowhere) this.#giveUp()
  }

  #giveUp(): void {
    const live = this.#live
    if (live === null) return
    const { connection } = live
    const isSilent = asksRelay(this.#parts.configuration()) && connection.iceGatheringState === 'gathering'
    this.#fail(this.#flowing ? 'lost' : this.#findings.why(connection, isSilent))
  }

  /** ICE notices a partner who closed only after many seconds of a frozen picture. */
  #onChannelClosed(): void {
    if (!this.#flowing) return
    this.#events.onChannelLost()
    this.#stopGoneTimer = this.#parts.clock.after(GONE_AFTER_MS, () => {
      this.close()
      this.#events.onPartnerGone()
    })
  }

  #fail(reason: ConnectionFailure, cause?: unknown): void {
    if (this.#closed) return
    this.close()
    this.#events.onFailed(connectionFailed(reason, cause))
  }
}

function isInterrupted({ connectionState }: RtcConnection): boolean {
  return connectionState === 'disconnected' || connectionState === 'failed'
}

interface Live extends Line {
  readonly negotiation: Negotiation
}
