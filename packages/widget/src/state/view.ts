import type {
  Check,
  ClientState,
  LocalDevice,
  MatchSession,
  Media,
  Profile,
  Quality,
  SessionEnd,
  SessionStats,
  SignalingState,
  StateReason,
  WaitingInfo,
} from '@mismatch/sdk'
import type { Fault } from '../i18n/strings.ts'
import type { ChatEntry } from './chat-entry.ts'
import type { Door } from './doors.ts'
import type { ProfileField } from './own-profile.ts'

/** Who one is, or was last, paired with. */
export interface Partner {
  readonly sessionId: string
  /** Neutralised; empty when they gave none. */
  readonly name: string
  readonly age: number | null
  /** The interests that both have named, neutralised. */
  readonly tags: readonly string[]
  readonly canChat: boolean
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
  /** When media began to flow, in milliseconds since the epoch; null before. */
  readonly since: number | null
  /** Whether the two may learn each other's addresses; `asked`: one has agreed to it, and waits for the partner. */
  readonly privacy: MatchSession['privacy'] | 'asked'
}
export type Figures = Omit<SessionStats, 'report'>

/** Why there is no connection, as far as it was looked into. */
export interface Inquest {
  /** `failed`: it could not be looked into. */
  readonly step: 'running' | 'over' | 'failed'
  /** As they came. */
  readonly checks: readonly Check[]
}

/** Why the partner's picture is not to be seen, as far as it is this side that does not show it. */
export interface Veil {
  /** Covered by hand, until it is uncovered: also the next partner's. */
  readonly covered: boolean
  /** The page wants both to be ready first, and this side has not said so yet. */
  readonly unready: boolean
  /** The page's check: has not looked yet, found nothing, or would rather not show it. `shown`: they want to see it all the same. */
  readonly check: 'none' | 'pending' | 'clear' | 'flagged' | 'shown'
}

/** Camera, microphone and loudspeaker, to be looked at and chosen. */
export interface DevicePanel {
  readonly devices: readonly LocalDevice[]
  readonly speakers: readonly { readonly deviceId: string; readonly label: string }[]
  /** Empty: the browser's default. */
  readonly speaker: string
  /** Why the last choice could not be taken. */
  readonly fault: Fault | null
}

/** What somebody wants of the element, kept for their next visit. */
export interface Habits {
  readonly sounds: boolean
  /** A word of the browser's when a partner is found while the page is hidden. */
  readonly notify: boolean
}

/** What the page wants of pictures. */
export interface Trust {
  /** Nobody is seen before both are ready. */
  readonly blurUntilReady: boolean
  /** The page looks at the partner's picture itself. */
  readonly checks: boolean
}

/** What this browser and page can do. */
export interface Abilities {
  /** Whether pages around this one let it have them. */
  readonly camera: boolean
  readonly microphone: boolean
  /** Without them there is no way to the server. */
  readonly sockets: boolean
  readonly screen: boolean
  readonly pictureInPicture: boolean
  readonly fullScreen: boolean
  readonly notify: boolean
  readonly files: boolean
  readonly keys: boolean
  readonly sounds: boolean
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
  readonly own: {
    readonly stream: MediaStream | null
    readonly microphone: boolean
    readonly camera: boolean
    /** One's own screen, which the partner sees instead of the camera. */
    readonly screen: MediaStream | null
  }
  /** What the page asks of one, and what one has said. */
  readonly me: { readonly fields: readonly ProfileField[]; readonly profile: Profile }
  readonly question: Question | null
  /** They did not agree to the rules. */
  readonly declined: boolean
  /** Kept after the end, until the next partner or Stop: their chat stays readable, and they can still be reported. */
  readonly partner: Partner | null
  readonly remote: {
    readonly stream: MediaStream | null
    readonly audio: boolean
    readonly video: boolean
    readonly screen: boolean
  }
  readonly call: Call
  readonly veil: Veil
  /** The last emoji to the moment, and how many there have been with this partner. */
  readonly burst: { readonly count: number; readonly emoji: string; readonly from: 'me' | 'peer' }
  readonly menu: boolean
  /** Null: closed. */
  readonly settings: DevicePanel | null
  readonly habits: Habits
  readonly abilities: Abilities
  readonly trust: Trust
  readonly fullScreen: boolean
  readonly pictureInPicture: boolean
  /** How the last session ended; null before the first, and again with a new partner. */
  readonly lastEnd: SessionEnd | 'reported' | null
  readonly chat: {
    /** Messages and files, in order. */
    readonly entries: readonly ChatEntry[]
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
  since: null,
  privacy: 'direct',
}

export const initialVeil: Veil = { covered: false, unready: false, check: 'none' }
export const noPartnerMedia: View['remote'] = { stream: null, audio: true, video: true, screen: false }

export const initialView: View = {
  state: 'idle',
  reason: null,
  signaling: 'offline',
  media: 'video',
  asking: false,
  waiting: null,
  own: { stream: null, microphone: true, camera: true, screen: null },
  me: { fields: [], profile: {} },
  question: null,
  declined: false,
  partner: null,
  remote: noPartnerMedia,
  call: initialCall,
  veil: initialVeil,
  burst: { count: 0, emoji: '', from: 'peer' },
  menu: false,
  settings: null,
  habits: { sounds: true, notify: false },
  abilities: {
    camera: true,
    microphone: true,
    sockets: true,
    screen: false,
    pictureInPicture: false,
    fullScreen: false,
    notify: false,
    files: true,
    keys: true,
    sounds: true,
  },
  trust: { blurUntilReady: false, checks: false },
  fullScreen: false,
  pictureInPicture: false,
  lastEnd: null,
  chat: { entries: [], open: false, docked: false, unread: 0, typing: false, missing: false, fault: null },
  report: { step: 'closed', sessionId: '', name: '' },
  thanked: false,
  intent: 'find',
  door: null,
  diagnosis: null,
  failures: { count: 0, sessionId: '' },
  playbackBlocked: false,
}

/** Whether there is a partner on the line, or just being connected. */
export function inSession({ state }: Pick<View, 'state'>): boolean {
  return state === 'negotiating' || state === 'connected'
}

/** Whether Find was pressed, or the last partner left, and the next is not there yet. */
export function isLooking({ state }: Pick<View, 'state'>): boolean {
  return state === 'connecting' || state === 'waiting'
}

/** Whether Find was pressed and holds. */
export function isRunning(view: Pick<View, 'state'>): boolean {
  return inSession(view) || isLooking(view)
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
  return view.report.step !== 'closed' || view.question !== null || view.diagnosis !== null || view.settings !== null
}

/** Something waits for an answer, so nothing may fade away. */
export function needsAnswer(view: View): boolean {
  const { door, playbackBlocked, chat, menu, veil } = view
  return door !== null || playbackBlocked || inDialog(view) || chat.open || menu || veil.unready
}

/** Whether the partner's picture may not be seen as it is. */
export function isVeiled({ veil }: Pick<View, 'veil'>): boolean {
  return veil.covered || veil.unready || veil.check === 'pending' || veil.check === 'flagged'
}
