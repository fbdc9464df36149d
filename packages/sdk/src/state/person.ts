import type { Wish } from '../options.ts'
import {
  endAtServer,
  endSession,
  go,
  goOn,
  ignore,
  inSession,
  isActive,
  isPreparing,
  LET_GO,
  type Machine,
  type Skipping,
  type Step,
} from './machine.ts'

export function start(state: Machine, wish: Wish): Step {
  if (isActive(state)) return ignore(state, 'already_started')
  return go({ name: 'connecting', wish, step: { at: 'preparing', from: state } }, 'started')
}

/** Camera and microphone are as wished: ask, or ask anew, for a place in the queue. */
export function prepared(state: Machine, wish: Wish): Step {
  if (!isActive(state)) return ignore(state, 'not_started')
  const ready = { type: 'send_ready', wish } as const
  if (state.name === 'waiting') return go({ ...state, wish, asking: true }, null, ready)
  if (state.name !== 'connecting') return go({ ...state, wish }, null, ready)
  const step = state.step.at === 'skipping' ? state.step : ({ at: 'asking' } as const)
  return goOn({ ...state, wish }, step, null, ready)
}

export function startFailed(state: Machine): Step {
  if (!isPreparing(state)) return ignore(state, 'not_asked_for')
  const { from } = state.step
  return go(from, 'start_failed', { type: 'close_signaling' })
}

export function next(state: Machine): Step {
  if (!inSession(state)) return ignore(state, 'not_in_session')
  const step: Skipping = { at: 'skipping', sessionId: state.session.id }
  return goOn(state, step, 'next', endAtServer(step), ...endSession(state, 'next'))
}

export function stop(state: Machine): Step {
  if (state.name === 'ended') return ignore(state, 'not_started', ...LET_GO)
  const leave = isActive(state) && !isPreparing(state) ? [{ type: 'send_leave' } as const] : []
  return go({ name: 'ended', reason: 'stopped' }, 'stopped', ...leave, ...endSession(state, 'stopped'), ...LET_GO)
}
