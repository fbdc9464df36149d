import type { SignalMessage } from '@mismatch/protocol'
import type { RtcConnection } from '../options.ts'
import { CandidateBuffer } from './candidate-buffer.ts'
import type { Spare } from './spare.ts'

export interface NegotiationParts {
  readonly sessionId: string
  /** The server's flag (rule Q3): the offerer offers at once and is the impolite one, the other answers and is polite. */
  readonly offerer: boolean
}

export interface NegotiationEvents {
  onSignal(message: SignalMessage): void
  /** A description could not be made or taken: this connection comes to nothing. */
  onFailed(cause: unknown): void
}

/**
 * Perfect negotiation over one RTCPeerConnection (as WebRTC 1.0, section 10.7 shows it), with the roles that the server
 * gave. What the partner sends is taken strictly in order, one after the other.
 */
export class Negotiation {
  readonly #connection: RtcConnection
  readonly #parts: NegotiationParts
  readonly #events: NegotiationEvents
  readonly #early = new CandidateBuffer()
  #queue: Promise<void> = Promise.resolve()
  #makingOffer = false
  #ignoresOffer = false
  #mayOffer: boolean
  #closed = false

  constructor(connection: RtcConnection, parts: NegotiationParts, events: NegotiationEvents) {
    this.#connection = connection
    this.#parts = parts
    this.#events = events
    // The answerer's own tracks ask for negotiation too; the offer that is under way will carry them.
    this.#mayOffer = parts.offerer
    connection.onnegotiationneeded = () => void this.#offer()
    connection.onicecandidate = ({ candidate }) => this.#sendCandidate(candidate)
  }

  /** Goes on from the offer of a connection that was ready before the partner was (rule Q4); they may have it already. */
  adopt({ sdp, candidates, settled }: Spare, isDelivered = false): void {
    // What the own tracks ask for meanwhile is in it.
    this.#makingOffer = true
    this.#queue = Promise.resolve(settled)
      .catch((cause: unknown) => this.#fail(cause))
      .then(() => {
        this.#makingOffer = false
      })
    if (!isDelivered && sdp !== null) this.#send('Offer', sdp)
    for (const candidate of candidates) this.#sendCandidate(candidate)
  }

  receive(message: SignalMessage): void {
    this.#queue = this.#queue.then(async () => {
      if (this.#closed) return
      if (message.type === 'IceCandidate') await this.#takeCandidate(message)
      else await this.#takeDescription({ type: message.type === 'Offer' ? 'offer' : 'answer', sdp: message.sdp })
    })
  }

  /**
   * Tries another way: what was offered and not answered is offered again, since it may be lost; else ICE restarts. Before the
   * partner's offer has come the answerer has nothing to try.
   */
  retry(): void {
    if (!this.#mayOffer || this.#makingOffer) return
    if (this.#connection.signalingState === 'have-local-offer') this.#sendDescription('Offer')
    else this.#connection.restartIce()
  }

  /** May be called twice. Leaves no listener; what still awaits ends without effect. */
  close(): void {
    this.#closed = true
    this.#connection.onnegotiationneeded = this.#connection.onicecandidate = null
  }

  async #offer(): Promise<void> {
    if (!this.#mayOffer || this.#makingOffer) return
    this.#makingOffer = true
    try {
      await this.#connection.setLocalDescription()
      this.#sendDescription('Offer')
    } catch (cause) {
      this.#fail(cause)
    } finally {
      this.#makingOffer = false
    }
  }

  async #takeDescription(description: { type: 'offer' | 'answer'; sdp: string }): Promise<void> {
    const connection = this.#connection
    const isOffer = description.type === 'offer'
    const collides = isOffer && (this.#makingOffer || connection.signalingState !== 'stable')
    this.#ignoresOffer = collides && this.#parts.offerer
    // An answer to nothing is a late or forged one; taking it would fail and end a call that is well.
    if (this.#ignoresOffer || (!isOffer && connection.signalingState !== 'have-local-offer')) return
    try {
      await connection.setRemoteDescription(description)
      for (const candidate of this.#early.take()) await this.#addCandidate(candidate)
      if (!isOffer || this.#isClosed()) return
      await connection.setLocalDescription()
      this.#mayOffer = true
      this.#sendDescription('Answer')
    } catch (cause) {
      this.#fail(cause)
    }
  }

  async #takeCandidate(message: Extract<SignalMessage, { type: 'IceCandidate' }>): Promise<void> {
    const candidate: RTCIceCandidateInit = {
      candidate: message.candidate,
      sdpMid: message.sdp_mid,
      sdpMLineIndex: message.sdp_m_line_index,
    }
    if (this.#connection.remoteDescription === null) this.#early.add(candidate)
    else if (!this.#ignoresOffer) await this.#addCandidate(candidate)
  }

  async #addCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    try {
      await this.#connection.addIceCandidate(candidate.candidate === '' ? undefined : candidate)
    } catch {
      // One candidate that this browser cannot use (another address family, mDNS, nonsense) leaves the others good.
    }
  }

  #sendDescription(type: 'Offer' | 'Answer'): void {
    const sdp = this.#connection.localDescription?.sdp
    if (!this.#isClosed() && sdp !== undefined) this.#send(type, sdp)
  }

  #send(type: 'Offer' | 'Answer', sdp: string): void {
    this.#events.onSignal({ type, session_id: this.#parts.sessionId, sdp })
  }

  #sendCandidate(candidate: RTCIceCandidate | null): void {
    this.#events.onSignal({
      type: 'IceCandidate',
      session_id: this.#parts.sessionId,
      candidate: candidate?.candidate ?? '',
      sdp_mid: candidate?.sdpMid ?? null,
      sdp_m_line_index: candidate?.sdpMLineIndex ?? null,
    })
  }

  #fail(cause: unknown): void {
    if (!this.#isClosed()) this.#events.onFailed(cause)
  }

  // A method, since the compiler believes that a field stays what it was before an await.
  #isClosed(): boolean {
    return this.#closed
  }
}
