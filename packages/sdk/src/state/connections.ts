import { endSession, go, ignore, inSession, isActive, isPreparing, type Machine, type Step } from './machine.ts'

/** A new connection to the server: what we want is said again, since it starts without a place in the queue (rule H6, `none`). */
export function welcome(state: Machine, sessionId: string | undefined): Step {
  if (!isActive(state)) return ignore(state, 'not_started')
  if (isPreparing(state)) return ignore(state, 'not_asked_for')
  if (inSession(state) && state.session.id === sessionId) return ignore(state, 'other_session')
  return go(
    { name: 'connecting', wish: state.wish, step: { at: 'asking' } },
    'signaling_lost',
    ...endSession(state, 'lost'),
    { type: 'send_ready', wish: state.wish },
  )
}

/** The server has ended queue place and session; only a call that flows already goes on without it, until the next Welcome. */
export function signalingLost(state: Machine): Step {
  if (!isActive(state)) return ignore(state, 'not_started')
  if (isPreparing(state)) return ignore(state, 'not_asked_for')
  if (state.name === 'connected' && state.session.peer.media !== 'text') return ignore(state, 'already_flowing')
  return go(
    { name: 'connecting', wish: state.wish, step: { at: 'asking' } },
    'signaling_lost',
    ...endSession(state, 'lost'),
  )
}

export function signalingRefused(state: Machine): Step {
  if (!isActive(state)) return ignore(state, 'not_started')
  return go({ name: 'ended', reason: 'refused' }, 'refused', ...endSession(state, 'lost'), { type: 'release_media' })
}

export function mediaFlowing(state: Machine, sessionId: string): Step {
  if (!inSession(state)) return ignore(state, 'not_in_session')
  if (state.session.id !== sessionId) return ignore(state, 'other_session')
  if (state.name === 'connected') return ignore(state, 'already_flowing')
  return go({ ...state, name: 'connected' }, 'media_flowing', { type: 'announce_connected' })
}

export function mediaFailed(state: Machine, sessionId: string, cause: unknown): Step {
  if (!inSession(state)) return ignore(state, 'not_in_session')
  if (state.session.id !== sessionId) return ignore(state, 'other_session')
  return go(
    { name: 'connecting', wish: state.wish, step: { at: 'skipping', sessionId } },
    'connection_failed',
    { type: 'send_skip', sessionId },
    { type: 'announce_connection_failed', cause },
    { type: 'end_session', reason: 'failed' },
  )
}

/**
 * The partner closed their connection and the server has not said why: it may be away, or not know yet. The Skip tells it; one
 * for a session that is over does nothing (rule Q5).
 */
export function partnerGone(state: Machine, sessionId: string): Step {
  if (!inSession(state)) return ignore(state, 'not_in_session')
  if (state.session.id !== sessionId) return ignore(state, 'other_session')
  return go(
    { name: 'connecting', wish: state.wish, step: { at: 'skipping', sessionId } },
    'peer_left',
    { type: 'send_skip', sessionId },
    { type: 'end_session', reason: 'lost' },
  )
}
