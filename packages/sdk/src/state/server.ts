import type { IdleReason, PeerLeftReason } from '@mismatch/protocol'
import type { WaitingInfo } from '../events.ts'
import {
  endSession,
  go,
  goOn,
  endAtServer,
  ignore,
  inSession,
  isActive,
  isPreparing,
  isSkipping,
  LET_GO,
  type Connecting,
  type Machine,
  type Paired,
  type Repeatable,
  type SessionFacts,
  type Step,
  type Waiting,
} from './machine.ts'

export function waiting(state: Machine, info: WaitingInfo): Step {
  if (!isActive(state)) return ignore(state, 'not_asked_for', { type: 'send_leave' })
  if (isPreparing(state)) return ignore(state, 'not_asked_for')
  // In a session it says that the server knows that one no more.
  return go({ name: 'waiting', wish: state.wish, info, asking: false }, 'queued', ...endSession(state, 'lost'), {
    type: 'announce_waiting',
    info,
  })
}

export function paired(state: Machine, session: SessionFacts): Step {
  // Nor while the camera prompt is open: a partner cannot wait for that.
  if (!isActive(state) || isPreparing(state)) return ignore(state, 'not_asked_for', { type: 'send_leave' })
  if (inSession(state) && state.session.id === session.id) return ignore(state, 'other_session')
  const before = endSession(state, 'lost')
  const begin = { type: 'begin_session', session } as const
  // Rule R3: text sessions make no connection between the browsers, so there is nothing to wait for.
  if (session.peer.media === 'text') {
    return go({ name: 'connected', wish: state.wish, session }, 'paired', ...before, begin, {
      type: 'announce_connected',
    })
  }
  return go({ name: 'negotiating', wish: state.wish, session }, 'paired', ...before, begin)
}

export function peerLeft(state: Paired, reason: PeerLeftReason): Step {
  return goOn(state, { at: 'passed_on' }, 'peer_left', ...endSession(state, reason))
}

/**
 * Out of queue and session. After `peer_left` the person stands between two partners, so camera and signaling stay open
 * for the next `start()`; after any other reason nothing will use them.
 */
export function idle(state: Machine, reason: IdleReason): Step {
  if (!isActive(state) || isPreparing(state)) return ignore(state, 'not_asked_for')
  // Said before the server had read our Ready, which it answers next.
  if (isAsking(state)) return ignore(state, 'overtaken')
  // The partner was faster than our Skip, which the server therefore dropped: the wish for the next one still stands.
  if (isSkipping(state) && state.step.failed === undefined && reason === 'peer_left') {
    return goOn(state, { at: 'asking' }, null, { type: 'send_ready', wish: state.wish })
  }
  const letGo = reason === 'peer_left' ? [] : LET_GO
  return go({ name: 'ended', reason }, reason, ...endSession(state, 'lost'), ...letGo)
}

/** Rules S1, S2: report or block is stored and, if that session was live, it is over; the server queues us by itself. */
export function confirmed(state: Paired, reason: 'reported' | 'blocked'): Step {
  return goOn(state, { at: 'passed_on' }, reason, ...endSession(state, 'next'))
}

/** The server takes this frame only later: it is sent again then, or the person would wait for an answer for ever. */
export function putOff(state: Machine, frame: Repeatable, afterMs: number): Step {
  if (!canRepeat(state, frame)) return ignore(state, 'nothing_to_repeat')
  return go(state, null, { type: 'repeat_later', frame, afterMs })
}

export function repeat(state: Machine, frame: Repeatable): Step {
  if (!canRepeat(state, frame)) return ignore(state, 'nothing_to_repeat')
  if (isSkipping(state) && frame === 'Skip') return go(state, null, endAtServer(state.step))
  return go(state, null, { type: 'send_ready', wish: state.wish })
}

/** A server that knows no `Failed` knows `Skip`. */
export function failedUnknown(state: Machine): Step {
  if (!isSkipping(state) || state.step.failed === undefined) return ignore(state, 'nothing_to_repeat')
  const step = { at: 'skipping', sessionId: state.step.sessionId } as const
  return goOn(state, step, null, endAtServer(step))
}

/** No place in the queue with these preferences; an older place stays (rule V1). */
export function readyRefused(state: Machine): Step {
  if (!isAsking(state)) return ignore(state, 'not_asked_for')
  if (state.name === 'waiting') return go({ ...state, asking: false }, null)
  return go({ name: 'ended', reason: 'refused' }, 'refused', ...LET_GO)
}

function canRepeat(state: Machine, frame: Repeatable): state is Exclude<Machine, { name: 'idle' | 'ended' }> {
  if (!isActive(state) || isPreparing(state)) return false
  return frame === 'Ready' || isSkipping(state)
}

/** Ready is on its way, or will be at the next Welcome. */
function isAsking(state: Machine): state is (Connecting & { step: { at: 'asking' } }) | (Waiting & { asking: true }) {
  return (state.name === 'connecting' && state.step.at === 'asking') || (state.name === 'waiting' && state.asking)
}
