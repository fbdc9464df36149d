import type { ServerMessageMap } from '@mismatch/protocol'
import type { MatchError } from '../errors.ts'
import {
  endAtServer,
  endSession,
  go,
  goOn,
  ignore,
  inSession,
  isActive,
  isPreparing,
  isSkipping,
  type Connecting,
  type Effect,
  type Machine,
  type Paired,
  type Skipping,
  type Step,
  type Waiting,
} from './machine.ts'

/**
 * A new connection to the server, which has kept our place at most, and lost what was on its way (rule H6). What we want is said again;
 * what the server still holds and we do not is given back.
 */
export function welcome(state: Machine, place: ServerMessageMap['Welcome']['state'], sessionId?: string): Step {
  const leave: Effect[] = [{ type: 'send_leave' }]
  if (!isActive(state)) return ignore(state, 'not_started', ...(place === 'idle' ? [] : leave))
  // A place in the queue is kept for the wish that follows the camera prompt; a partner cannot wait for that.
  if (isPreparing(state)) return ignore(state, 'not_asked_for', ...(place === 'paired' ? leave : []))
  const ready: Effect = { type: 'send_ready', wish: state.wish }
  if (place === 'paired' && sessionId !== undefined) {
    if (inSession(state) && state.session.id === sessionId) return go(state, null, ready, { type: 'resynchronise' })
    const isOurs = isSkipping(state) && state.step.sessionId === sessionId
    const step: Skipping = isOurs ? state.step : { at: 'skipping', sessionId, failed: 'unknown' }
    return goOn(state, step, 'signaling_lost', ...endSession(state, 'lost'), ready, endAtServer(step))
  }
  if (place === 'waiting' && state.name === 'waiting') return go({ ...state, asking: true }, null, ready)
  return lost(state, ready)
}

/** The server has ended queue place and session by now; only a call that flows already goes on without it, until the next Welcome. */
export function signalingLost(state: Machine): Step {
  if (!isActive(state)) return ignore(state, 'not_started')
  if (isPreparing(state)) return ignore(state, 'not_asked_for')
  if (state.name === 'connected' && state.session.peer.media !== 'text') return ignore(state, 'already_flowing')
  return lost(state)
}

export function signalingRefused(state: Machine): Step {
  if (!isActive(state)) return ignore(state, 'not_started')
  return go({ name: 'ended', reason: 'refused' }, 'refused', ...endSession(state, 'lost'), { type: 'release_media' })
}

export function mediaFlowing(state: Paired): Step {
  if (state.name === 'connected') return ignore(state, 'already_flowing')
  return go({ ...state, name: 'connected' }, 'media_flowing', { type: 'announce_connected' })
}

/** Rule Q11: the server is told how far it came, and queues both. */
export function mediaFailed(state: Paired, error: MatchError): Step {
  const failed = state.name === 'connected' ? 'connected' : 'connecting'
  const step: Skipping = { at: 'skipping', sessionId: state.session.id, failed }
  return goOn(
    state,
    step,
    'connection_failed',
    endAtServer(step),
    { type: 'announce_connection_failed', error },
    ...endSession(state, 'failed'),
  )
}

/**
 * The partner closed their connection and the server has not said why: it may be away, or not know yet. The Skip tells it; one
 * for a session that is over does nothing (rule Q5). Who does not want to be queued again leaves instead.
 */
export function partnerGone(state: Paired): Step {
  if (!state.wish.autoRequeue) return betweenPartners(state, { type: 'send_leave' })
  const step: Skipping = { at: 'skipping', sessionId: state.session.id }
  return goOn(state, step, 'peer_left', endAtServer(step), ...endSession(state, 'lost'))
}

/** Neither place nor session any more. */
function lost(state: Connecting | Waiting | Paired, ...effects: Effect[]): Step {
  if (inSession(state) && !state.wish.autoRequeue) return betweenPartners(state)
  return goOn(state, { at: 'asking' }, 'signaling_lost', ...endSession(state, 'lost'), ...effects)
}

/** As the server's `Idle{peer_left}` would say: the next partner comes by the next `start()`. */
function betweenPartners(state: Paired, ...effects: Effect[]): Step {
  return go({ name: 'ended', reason: 'peer_left' }, 'peer_left', ...effects, ...endSession(state, 'lost'))
}
