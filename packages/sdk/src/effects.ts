import type { Clock } from './clock.ts'
import type { Confirmations } from './data/confirmations.ts'
import type { Emitter } from './emitter.ts'
import type { Devices } from './media/devices.ts'
import { readyFrame } from './preferences.ts'
import type { Sessions } from './session/sessions.ts'
import type { Link } from './signaling/link.ts'
import { isActive, type Effect, type Input, type Machine, type Step } from './state/machine.ts'
import { Repeats } from './state/repeats.ts'

export interface EffectsParts {
  readonly clock: Clock
  readonly emitter: Emitter
  readonly link: Link
  readonly devices: Devices
  readonly confirmations: Confirmations
  /** Null until first prepared. */
  readonly sessions: () => Sessions | null
  readonly dispatch: (input: Input) => void
  /** What is played has ended. */
  readonly onSessionEnd: () => void
}

/** Does what follows from a step of the state: frames, events, the beginning and end of sessions. */
export class Effects {
  readonly #parts: EffectsParts
  readonly #repeats: Repeats

  constructor(parts: EffectsParts) {
    this.#parts = parts
    this.#repeats = new Repeats(parts.clock)
  }

  carryOut(from: Machine, { state, reason, effects }: Step): void {
    const { emitter, sessions } = this.#parts
    if (reason !== null && from.name !== state.name) emitter.emit('state', { from: from.name, to: state.name, reason })
    if (state.name !== 'connecting') this.#repeats.forget('Skip')
    if (!isActive(state)) this.#repeats.forget('Ready')
    sessions()?.warm?.follow(state)
    for (const effect of effects) this.#run(effect)
  }

  #run(effect: Effect): void {
    const { emitter, link, devices, confirmations, dispatch } = this.#parts
    const sessions = this.#parts.sessions()
    switch (effect.type) {
      case 'send_ready':
        link.send({ ...readyFrame(effect.wish), ...sessions?.warm?.readyOffer() })
        return
      case 'send_skip':
        link.send({ type: 'Skip', session_id: effect.sessionId, ...sessions?.warm?.offer() })
        return
      case 'send_failed': {
        const { sessionId: session_id, stage } = effect
        const offer = sessions?.warm?.offer()
        if (!link.send({ type: 'Failed', session_id, stage, ...offer }))
          link.send({ type: 'Skip', session_id, ...offer })
        return
      }
      case 'send_leave':
        link.send({ type: 'Leave' })
        return
      case 'begin_session':
        // Nobody is paired before they are prepared, and so before it was fetched.
        return sessions?.begin(effect.session)
      case 'end_session': {
        const session = sessions?.end()
        devices.stopScreen()
        if (session) emitter.emit('peerleft', { session, reason: effect.reason })
        return this.#parts.onSessionEnd()
      }
      case 'resynchronise':
        return sessions?.live?.signalingBack('session')
      case 'announce_waiting':
        return emitter.emit('waiting', effect.info)
      case 'announce_connected': {
        const session = sessions?.live
        if (session) emitter.emit('connected', { session })
        return
      }
      case 'announce_connection_failed':
        return emitter.emit('error', { error: effect.error })
      case 'repeat_later': {
        const { frame, afterMs } = effect
        return this.#repeats.later(frame, afterMs, () => dispatch({ type: 'repeat', frame }))
      }
      case 'close_signaling':
        confirmations.failAll()
        return link.close()
      case 'release_media':
        return devices.release()
      default:
        effect satisfies never
    }
  }
}
