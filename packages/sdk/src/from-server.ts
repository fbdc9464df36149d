import type { IceServer, ServerMessageMap } from '@mismatch/protocol'
import type { Confirmations } from './data/confirmations.ts'
import type { Emitter } from './emitter.ts'
import { fromErrorFrame, noRelay, reportFailed, type MatchError } from './errors.ts'
import type { ClientEvents } from './events.ts'
import { inputOf } from './server-frames.ts'
import type { Sessions } from './session/sessions.ts'
import type { LinkEvents } from './signaling/link.ts'
import type { Input } from './state/machine.ts'

export interface FromServerParts {
  readonly emitter: Pick<Emitter, 'emit'>
  readonly confirmations: Confirmations
  /** Null until first prepared. */
  readonly sessions: () => Sessions | null
  readonly dispatch: (input: Input) => void
}

/** What waits for a partner who is away: they get it, or other in its place, once they are back (rule R4). */
const SAID_AGAIN = ['Chat', 'Offer', 'Answer', 'IceCandidate', 'PeerState', 'Typing']

/** What the server says, and its comings and goings: each thing goes to whom it concerns, and to the state what changes it. */
export class FromServer implements LinkEvents {
  iceServers: readonly IceServer[] = []
  /** Whether the server has files sent at all. */
  files = false
  /** Whether messages go through the server (rule R6); known anew with each Welcome. */
  relaysChat = false
  readonly #parts: FromServerParts

  constructor(parts: FromServerParts) {
    this.#parts = parts
  }

  onStatus(change: ClientEvents['signaling']): void {
    this.#parts.emitter.emit('signaling', change)
  }

  onWelcome(welcome: ServerMessageMap['Welcome'], isSeamless: boolean): void {
    const { sessions, confirmations } = this.#parts
    if (isSeamless) return sessions()?.live?.signalingBack('exact')
    if (welcome.resumed !== 'exact') confirmations.failAll()
    // It names no TURN servers: those of before a break hold on (rule H11).
    if (welcome.resumed === 'none' || this.iceServers.length === 0) this.iceServers = welcome.ice_servers
    this.files = welcome.features.files
    this.relaysChat = welcome.features.chat === 'server'
    this.#dispatch(inputOf(welcome))
  }

  onLost(): void {
    this.#parts.confirmations.failAll()
    this.#dispatch({ type: 'signaling_lost' })
  }

  onRefused(error: MatchError): void {
    this.#parts.confirmations.failAll()
    this.onFault(error)
    this.#dispatch({ type: 'signaling_refused' })
  }

  onFault(error: MatchError): void {
    this.#parts.emitter.emit('error', { error })
  }

  onFrame(frame: Parameters<LinkEvents['onFrame']>[0]): void {
    const { sessions, confirmations } = this.#parts
    sessions()?.live?.receive(frame)
    if (frame.type === 'Idle' && frame.reason === 'no_relay') this.onFault(noRelay())
    if (frame.type === 'IceServers') this.iceServers = frame.ice_servers
    if (frame.type === 'Waiting' && frame.prepared !== undefined) sessions()?.warm?.confirmed(frame.prepared)
    if (frame.type === 'Reported') confirmations.confirmed('Report', frame.session_id, frame.report_id)
    if (frame.type === 'Blocked') confirmations.confirmed('Block', frame.session_id, '')
    if (frame.type === 'Error') this.#onErrorFrame(frame)
    this.#dispatch(inputOf(frame))
  }

  #onErrorFrame(frame: ServerMessageMap['Error']): void {
    const { sessions, confirmations } = this.#parts
    // An offer that came too late or too often: the next call begins without it.
    if (frame.ref === 'Prepare') return
    // A token that is not taken ends, and then another is got.
    if (frame.ref === 'Refresh') return
    if (frame.code === 'peer_away' && SAID_AGAIN.includes(frame.ref ?? '')) return
    const error = fromErrorFrame(frame)
    if (frame.ref === 'Chat' && frame.ref_id !== undefined)
      sessions()?.live?.refused(frame.ref_id, frame.code === 'forbidden' ? 'refused' : 'failed')
    if (frame.ref === 'Report' || frame.ref === 'Block') {
      const refusal = error.code === 'rate_limited' ? error : reportFailed(error.message, { cause: error })
      confirmations.refused(frame.ref, frame.ref_id, refusal)
    } else if (frame.code !== 'unknown_type') this.onFault(error) // An older server: from now on one does without.
  }

  #dispatch(input: Input | null): void {
    if (input !== null) this.#parts.dispatch(input)
  }
}
