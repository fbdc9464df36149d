import { limits, type Media, type SignalMessage } from '@mismatch/protocol'
import type { Clock } from '../clock.ts'
import type { RtcConnection } from '../options.ts'
import { Negotiation } from './negotiation.ts'
import { OwnTracks } from './tracks.ts'

export interface PeerLinkParts {
  readonly sessionId: string
  readonly offerer: boolean
  readonly peerMedia: Media
  /** Whether the partner knows the data channel; to a classic one it would be news that their offer did not have (rule C7). */
  readonly hasChannel: boolean
  readonly connect: () => RtcConnection
  readonly clock: Clock
  /** From `begin()` to flowing media; 0 = for ever. */
  readonly timeoutMs: number
}

export interface PeerLinkEvents {
  onSignal(message: SignalMessage): void
  /** ICE and DTLS are connected; once. */
  onFlowing(): void
  /** It could not connect in time, or was lost for good; once, and nothing after it. The owner closes. */
  onFailed(cause: unknown): void
  /** The partner closed their end of a connection that flowed; once, and nothing after it. */
  onPartnerGone(): void
  onRemoteStream(stream: MediaStream): void
  onChannelOpen(): void
  /** What was sent by the channel may not arrive: it closed, or the way to the partner is interrupted. */
  onChannelLost(): void
  onChannelText(text: string): void
}

/** So long the server has the word on why a partner left; without it they are gone all the same. */
const GONE_AFTER_MS = 1_000

/** A call that was connected is given up when its way to the partner is interrupted for so long (rule Q11). */
const LOST_AFTER_MS = 30_000

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
  #live: Live | null = null
  /** Stops the clock that runs while media should flow and do not. */
  #stopTimer: (() => void) | null = null
  #stopGoneTimer = (): void => {}
  #flowing = false
  #closed = false

  constructor(parts: PeerLinkParts, events: PeerLinkEvents) {
    this.#parts = parts
    this.#events = events
  }

  begin(stream: MediaStream | null): void {
    if (this.#closed || this.#live !== null) return
    try {
      this.#live = this.#connect(stream)
    } catch (cause) {
      this.#fail(cause)
      return
    }
    // With relays that refuse us a connection stays `new` for ever and never says `failed`: so there is a clock of our own.
    if (this.#parts.timeoutMs > 0) {
      this.#stopTimer = this.#parts.clock.after(this.#parts.timeoutMs, () => this.#fail('timeout'))
    }
    for (const message of this.#early.splice(0)) this.#live.negotiation.receive(message)
  }

  receive(message: SignalMessage): void {
    if (this.#closed) return
    if (this.#live !== null) this.#live.negotiation.receive(message)
    else if (this.#early.length < MAX_EARLY) this.#early.push(message)
  }

  /** The own devices have changed. Before `begin()`, which is told itself, it does nothing. */
  setStream(stream: MediaStream | null): void {
    this.#live?.tracks.set(stream)
  }

  /** Whether the text went out by the data channel; not while the way to the partner is interrupted. */
  sendText(text: string): boolean {
    const live = this.#live
    if (live?.channel?.readyState !== 'open' || isInterrupted(live.connection)) return false
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

  async stats(): Promise<RTCStatsReport | null> {
    return this.#live?.connection.getStats() ?? null
  }

  /** May be called twice, at any time. Leaves no connection, listener or timer; the own tracks are not its own to stop. */
  close(): void {
    this.#closed = true
    this.#early.length = 0
    this.#stopTimer?.()
    this.#stopGoneTimer()
    const live = this.#live
    this.#live = null
    if (live === null) return
    const { connection, channel, negotiation } = live
    negotiation.close()
    connection.onconnectionstatechange = connection.ontrack = null
    if (channel !== null) {
      channel.onopen = channel.onmessage = channel.onclose = null
      channel.close()
    }
    connection.close()
  }

  #connect(stream: MediaStream | null): Live {
    const connection = this.#parts.connect()
    const channel = this.#parts.hasChannel ? this.#channelOf(connection) : null
    connection.onconnectionstatechange = () => this.#onConnectionState(connection)
    connection.ontrack = ({ streams: [stream] }) => {
      if (stream !== undefined) this.#events.onRemoteStream(stream)
    }
    const negotiation = new Negotiation(connection, this.#parts, {
      onSignal: (message) => this.#events.onSignal(message),
      onFailed: (cause) => this.#fail(cause),
    })
    const tracks = new OwnTracks(connection)
    tracks.begin(stream, this.#parts)
    return { connection, channel, negotiation, tracks }
  }

  #channelOf(connection: RtcConnection): RTCDataChannel {
    const channel = connection.createDataChannel('mismatch', { negotiated: true, id: 0, ordered: true })
    channel.onopen = () => this.#events.onChannelOpen()
    channel.onmessage = ({ data }: { data: unknown }) => {
      if (typeof data === 'string' && data.length <= limits.frameBytes) this.#events.onChannelText(data)
    }
    channel.onclose = () => this.#onChannelClosed()
    return channel
  }

  #onConnectionState(connection: RtcConnection): void {
    const { connectionState: state } = connection
    if (isInterrupted(connection)) this.#onInterrupted(connection)
    if (state !== 'connected') return
    this.#stopTimer?.()
    this.#stopTimer = null
    if (this.#flowing) return
    this.#flowing = true
    this.#events.onFlowing()
  }

  /** What ICE calls failed a new negotiation may mend: the clocks decide when it is given up. */
  #onInterrupted(connection: RtcConnection): void {
    if (this.#flowing && this.#stopTimer === null) {
      this.#stopTimer = this.#parts.clock.after(LOST_AFTER_MS, () => this.#fail('lost'))
      this.#events.onChannelLost()
    }
    if (connection.connectionState === 'failed') connection.restartIce()
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

  #fail(cause: unknown): void {
    if (this.#closed) return
    this.close()
    this.#events.onFailed(cause)
  }
}

function isInterrupted({ connectionState }: RtcConnection): boolean {
  return connectionState === 'disconnected' || connectionState === 'failed'
}

interface Live {
  readonly connection: RtcConnection
  readonly channel: RTCDataChannel | null
  readonly negotiation: Negotiation
  readonly tracks: OwnTracks
}
