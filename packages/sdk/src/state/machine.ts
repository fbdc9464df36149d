import type { FailedStage, IdleReason, PeerLeftReason, Privacy, ServerMessageMap } from '@mismatch/protocol'
import type { MatchError } from '../errors.ts'
import type { PeerInfo, SessionEnd, StateReason, WaitingInfo } from '../events.ts'
import type { Wish } from '../options.ts'

/** The client's state, each with the data that it really has. */
export type Machine = Idle | Connecting | Waiting | Paired | Ended

export interface Idle {
  readonly name: 'idle'
}
export interface Connecting {
  readonly name: 'connecting'
  readonly wish: Wish
  readonly step: ConnectingStep
}
export interface Waiting {
  readonly name: 'waiting'
  readonly wish: Wish
  readonly info: WaitingInfo
  /** New wishes were sent, and the server has not answered them yet. */
  readonly asking: boolean
}
export interface Paired {
  readonly name: 'negotiating' | 'connected'
  readonly wish: Wish
  readonly session: SessionFacts
}
export interface Ended {
  readonly name: 'ended'
  readonly reason: StateReason
}

/**
 * - `preparing`: the camera is being opened, the server was not asked yet
 * - `asking`: Ready was sent, or will be at the next Welcome
 * - `skipping`: Skip was sent for that session, or Failed if it `failed`; what still comes of it is not ours any more
 * - `passed_on`: the session ended at the server, which says by itself what comes next (rules Q7, S1, S2)
 */
export type ConnectingStep =
  | { readonly at: 'preparing'; readonly from: Idle | Ended }
  | { readonly at: 'asking' }
  | Skipping
  | { readonly at: 'passed_on' }

export interface Skipping {
  readonly at: 'skipping'
  readonly sessionId: string
  /** How far it came that could not go on (rule Q11); undefined where the person wants the next. */
  readonly failed?: FailedStage | undefined
}

/** What a `Paired` frame says (rule Q3). */
export interface SessionFacts {
  readonly id: string
  readonly offerer: boolean
  readonly peer: PeerInfo
  readonly privacy?: Privacy | undefined
  /** The offer that was prepared (rule Q4), as the answerer gets it. */
  readonly offer?: string | undefined
  readonly offerId?: string | undefined
  /** The partner has it already. */
  readonly isDelivered?: boolean | undefined
}

/** The frames that the server refuses for a while and that must not get lost by it. */
export type Repeatable = 'Ready' | 'Skip'

export type Input =
  // from the person
  | { readonly type: 'start'; readonly wish: Wish }
  | { readonly type: 'prepared'; readonly wish: Wish }
  | { readonly type: 'start_failed' }
  | { readonly type: 'next' }
  | { readonly type: 'stop' }
  // from the server
  | { readonly type: 'waiting'; readonly info: WaitingInfo }
  | { readonly type: 'paired'; readonly session: SessionFacts }
  | { readonly type: 'peer_left'; readonly sessionId: string; readonly reason: PeerLeftReason }
  | { readonly type: 'idle'; readonly reason: IdleReason }
  | { readonly type: 'confirmed'; readonly sessionId: string; readonly reason: 'reported' | 'blocked' }
  | { readonly type: 'failed_unknown' }
  | { readonly type: 'put_off'; readonly frame: Repeatable; readonly afterMs: number }
  | { readonly type: 'repeat'; readonly frame: Repeatable }
  | { readonly type: 'ready_refused' }
  // from the connections
  | {
      readonly type: 'welcome'
      readonly place: ServerMessageMap['Welcome']['state']
      readonly sessionId?: string | undefined
    }
  | { readonly type: 'signaling_lost' }
  | { readonly type: 'signaling_refused' }
  | { readonly type: 'media_flowing'; readonly sessionId: string }
  | { readonly type: 'media_failed'; readonly sessionId: string; readonly error: MatchError }
  | { readonly type: 'partner_gone'; readonly sessionId: string }

export type Effect =
  | { readonly type: 'send_ready'; readonly wish: Wish }
  | { readonly type: 'send_skip'; readonly sessionId: string }
  | { readonly type: 'send_failed'; readonly sessionId: string; readonly stage: FailedStage }
  | { readonly type: 'send_leave' }
  | { readonly type: 'begin_session'; readonly session: SessionFacts }
  | { readonly type: 'end_session'; readonly reason: SessionEnd }
  /** The server has kept the session, and may have lost what was on its way. */
  | { readonly type: 'resynchronise' }
  | { readonly type: 'announce_waiting'; readonly info: WaitingInfo }
  | { readonly type: 'announce_connected' }
  | { readonly type: 'announce_connection_failed'; readonly error: MatchError }
  | { readonly type: 'repeat_later'; readonly frame: Repeatable; readonly afterMs: number }
  | { readonly type: 'close_signaling' }
  | { readonly type: 'release_media' }

/** Why an input changed nothing. */
export type Ignored =
  | 'already_started'
  | 'not_started'
  | 'not_in_session'
  | 'other_session'
  | 'already_flowing'
  | 'not_asked_for'
  | 'nothing_to_repeat'
  | 'overtaken'

export interface Step {
  readonly state: Machine
  readonly effects: readonly Effect[]
  /** Why the state's name changed; null where it did not. */
  readonly reason: StateReason | null
  readonly ignored?: Ignored
}

export function go(state: Machine, reason: StateReason | null, ...effects: Effect[]): Step {
  return { state, reason, effects }
}

/** On the way to the next partner. */
export function goOn(
  { wish }: Connecting | Waiting | Paired,
  step: ConnectingStep,
  reason: StateReason | null,
  ...effects: Effect[]
): Step {
  return go({ name: 'connecting', wish, step }, reason, ...effects)
}

/** Nothing will use them: connection to the server, camera and microphone. */
export const LET_GO: readonly Effect[] = [{ type: 'close_signaling' }, { type: 'release_media' }]

export function ignore(state: Machine, ignored: Ignored, ...effects: Effect[]): Step {
  return { state, reason: null, effects, ignored }
}

/** The end of the session, if there is one. */
export function endSession(state: Machine, reason: SessionEnd): Effect[] {
  return inSession(state) ? [{ type: 'end_session', reason }] : []
}

/** The session that the server still holds is over for this side. */
export function endAtServer({ sessionId, failed: stage }: Skipping): Effect {
  return stage === undefined ? { type: 'send_skip', sessionId } : { type: 'send_failed', sessionId, stage }
}

export function inSession(state: Machine): state is Paired {
  return state.name === 'negotiating' || state.name === 'connected'
}

/** Started and not ended. */
export function isActive(state: Machine): state is Connecting | Waiting | Paired {
  return state.name !== 'idle' && state.name !== 'ended'
}

export function isSkipping(state: Machine): state is Connecting & { step: Skipping } {
  return state.name === 'connecting' && state.step.at === 'skipping'
}

export function isPreparing(state: Machine): state is Connecting & { step: { at: 'preparing' } } {
  return state.name === 'connecting' && state.step.at === 'preparing'
}
