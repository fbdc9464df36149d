import type {
  ChatMessage,
  Check,
  ClientState,
  Media,
  Profile,
  Quality,
  SessionEnd,
  SessionStats,
  SignalingState,
  StateReason,
  WaitingInfo,
} from '@mismatch/sdk'
import type { Door } from './doors.ts'
import type { ProfileField } from './own-profile.ts'

/** Who one is, or was last, paired with. */
export interface Partner {
  readonly sessionId: string
  /** Neutralised; empty when they gave none. */
  readonly name: string
  readonly age: number | null
  readonly canChat: boolean
}

/** One message as it is drawn: neutralised. */
export interface ChatLine {
  readonly id: string
  readonly from: ChatMessage['from']
  readonly text: string
  /** It did not reach the partner; `refused`: the server's rules are why. */
  readonly failed?: 'failed' | 'refused'
}

/** How it goes with the partner, beyond the state. */
export interface Call {
  /** Their connection to the server is lost; the server keeps the session for them. */
  readonly peerAway: boolean
  /** 4 good to 0 unusable; null: not known yet. */
  readonly quality: Quality | null
  /** What was last said of it to those who do not see it; null: that there was no need. */
  readonly told: 'poor' | 'good' | null
  /** Nothing comes from the partner any more. */
  readonly silent: boolean
  /** What the way to the partner is good for. */
  readonly carries: Media
  /** The figures are shown. */
  readonly open: boolean
  /** Null: not measured yet. */
  readonly figures: Figures | null
}
export type Figures = Omit<SessionStats, 'report'>

/** Why there is no connection, as far as it was looked into. */
export interface Inquest {
  /** `failed`: it could not be looked into. */
  readonly step: 'running' | 'over' | 'failed'
  /** As they came. */
  readonly checks: readonly Check[]
}

export type ReportStep = 'closed' | 'open' | 'sending' | 'failed'

/** What is asked of a person before they may go on: `edit` is the profile again, from the idle screen. */
export type Question = 'consent' | 'profile' | 'edit'

/** All that the elements draw. The shell makes a new one at each event; nobody changes one. */
export interface View {
  readonly state: ClientState
  /** Why the state is what it is; null before the first change. */
  readonly reason: StateReason | null
  readonly signaling: SignalingState
  /** What the person asked for, or will get with Find. */
  readonly media: Media
  /** Camera or microphone were asked for and have not answered yet. */
  readonly asking: boolean
  readonly waiting: WaitingInfo | null
  readonly own: { readonly stream: MediaStream | null; readonly microphone: boolean; readonly camera: boolean }
  /** What the page asks of one, and what one has said. */
  readonly me: { readonly fields: readonly ProfileField[]; readonly profile: Profile }
  readonly question: Question | null
  /** They did not agree to the rules. */
  readonly declined: boolean
  /** Kept after the end, until the next partner or Stop: their chat stays readable, and they can still be reported. */
  readonly partner: Partner | null
  readonly remote: { readonly stream: MediaStream | null; readonly audio: boolean; readonly video: boolean }
  readonly call: Call
  /** How the last session ended; null before the first, and again with a new partner. */
  readonly lastEnd: SessionEnd | 'reported' | null
  readonly chat: {
    readonly lines: readonly ChatLine[]
    /** As a sheet: drawn over the stage. */
    readonly open: boolean
    /** Beside or instead of the stage, so always to be seen. */
    readonly docked: boolean
    readonly unread: number
    readonly typing: boolean
    /** What draws it could not be fetched. */
    readonly missing: boolean
    /** Why the last message did not go, or null. */
    readonly fault: Door | null
  }
  readonly report: { readonly step: ReportStep; readonly sessionId: string; readonly name: string }
  /** A report has arrived; until the next partner. */
  readonly thanked: boolean
  /** What Find or the preview was asked for last, for another try. */
  readonly intent: 'find' | 'preview'
  readonly door: Door | null
  /** Null: nobody wants to know. */
  readonly diagnosis: Inquest | null
  /** Partners in a row with whom no connection came about, and the session of the last. */
  readonly failures: { readonly count: number; readonly sessionId: string }
  /** The browser wants a gesture before it plays the partner's sound. */
  readonly playbackBlocked: boolean
}

export const initialCall: Call = {
  peerAway: false,
  quality: null,
  told: null,
  silent: false,
  carries: 'video',
  open: false,
  figures: null,
}

export const initialView: View = {
  state: 'idle',
  reason: null,
  signaling: 'offline',
  media: 'video',
  asking: false,
  waiting: null,
  own: { stream: null, microphone: true, camera: true },
  me: { fields: [], profile: {} },
  question: null,
  declined: false,
  partner: null,
  remote: { stream: null, audio: true, video: true },
  call: initialCall,
  lastEnd: null,
  chat: { lines: [], open: false, docked: false, unread: 0, typing: false, missing: false, fault: null },
  report: { step: 'closed', sessionId: '', name: '' },
  thanked: false,
  intent: 'find',
  door: null,
  diagnosis: null,
  failures: { count: 0, sessionId: '' },
  playbackBlocked: false,
}

/** Whether there is a partner on the line, or just being connected. */
export function inSession(view: View): boolean {
  return view.state === 'negotiating' || view.state === 'connected'
}

/** Whether Find was pressed and holds. */
export function isRunning(view: View): boolean {
  return inSession(view) || view.state === 'connecting' || view.state === 'waiting'
}

/** A door without a partner on the line: it has the way back itself, and the buttons on the stage are away. */
export function behindDoor(view: View): boolean {
  return view.door !== null && !inSession(view)
}

/** In a text session the chat is the stage, and still to be read after it. A door wants the stage for itself. */
export function chatIsStage(view: View): boolean {
  return view.media === 'text' && (inSession(view) || (view.partner !== null && view.door === null))
}

export function chatVisible(view: View): boolean {
  return view.chat.open || view.chat.docked || chatIsStage(view)
}

/** Whether a dialog is open, which has the keys for itself. */
export function inDialog(view: View): boolean {
  return view.report.step !== 'closed' || view.question !== null || view.diagnosis !== null
}

/** Something waits for an answer, so nothing may fade away. */
export function needsAnswer(view: View): boolean {
  return view.door !== null || view.playbackBlocked || inDialog(view) || view.chat.open
}
