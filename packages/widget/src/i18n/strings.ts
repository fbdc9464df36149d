import type { MatchErrorCode, Media, Quality, StateReason, WaitingReason } from '@mismatch/sdk'
import type { DialogStrings } from './dialog-strings.ts'
import type { TalkStrings } from './talk-strings.ts'
import type { ToolStrings } from './tool-strings.ts'

/** Codes that no door speaks of: the state's own line or a dialog does, or nobody is left to hear it. */
type Unsaid = 'connection_failed' | 'report_failed' | 'destroyed'

/** What went wrong, in the person's terms: the client's codes, split where the words must differ, and the element's own. */
export type Fault =
  | Exclude<MatchErrorCode, Unsaid>
  | 'microphone_refused'
  | 'microphone_missing'
  | 'microphone_busy'
  | 'banned'
  | 'replaced'
  /** Neither `server` is set nor is the script's host a Mismatch server. */
  | 'no_server'
  /** No connection came about, several times in a row. */
  | 'no_connections'
  /** A file of the element could not be fetched. */
  | 'not_loaded'
  /** A browser without WebSocket: not even writing works. */
  | 'no_sockets'
  /** The page around the one that the element stands in lets it have no camera or no microphone. */
  | 'media_framed'

/** The ways on that an error offers. */
export type Way = 'retry' | 'audio' | 'text' | 'diagnose' | 'dismiss'

/** What happened, and what to do about it. */
export interface FaultWords {
  readonly title: string
  readonly advice: string
}

/** A line and the quieter one below it. */
export interface Words {
  readonly headline: string
  readonly detail: string
}

/** One form for each number that the language tells apart, by the names of `Intl.PluralRules`. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, (count: string) => string>>> & {
  readonly other: (count: string) => string
}

/** Every word that the element says before a partner or a dialog has come. Numbers and names come in already formatted and neutralised. */
export interface Strings {
  /** BCP 47, for numbers and for voices. */
  readonly locale: string
  /** The direction that the words are written in, whatever the page's. */
  readonly dir: 'ltr' | 'rtl'
  /** Words with the full stop of the language. */
  readonly sentence: (words: string) => string
  readonly element: string

  readonly find: string
  /** Instead of `find`, after nobody came. */
  readonly keepLooking: string
  readonly cancel: string
  readonly next: string
  readonly stop: string
  readonly checkCamera: string
  readonly checkMicrophone: string
  readonly microphoneOn: string
  readonly microphoneOff: string
  readonly cameraOn: string
  readonly cameraOff: string
  readonly chatOpen: string
  readonly chatOpenUnread: (count: string) => string
  readonly chatClose: string
  readonly more: string
  readonly reportPartner: (name: string) => string

  readonly stranger: string
  readonly nameAndAge: (name: string, age: string) => string
  readonly partnerCameraOff: string
  readonly ownPicture: string
  readonly ownCameraOff: string
  /** Of the small picture in a call. */
  readonly partnerPicture: (name: string) => string
  readonly tapToHear: string

  readonly idle: Readonly<Record<Media, Words>>
  readonly preview: Words
  readonly asking: Readonly<Record<Exclude<Media, 'text'>, Words>>
  readonly toServer: string
  readonly reconnecting: string
  readonly signalingLostInCall: string
  readonly peerAway: (name: string) => string
  /** Nothing comes from them any more. */
  readonly reconnectingTo: (name: string) => string
  /** The connection is good for no more than this. */
  readonly carries: Readonly<Record<Exclude<Media, 'video'>, string>>
  /** On the sign beside the partner's name: 4 good to 0 unusable. */
  readonly quality: Readonly<Record<Quality, string>>
  readonly looking: string
  readonly online: Plural
  readonly aftermath: {
    readonly left: string
    readonly next: string
    readonly failed: string
    readonly reported: string
    readonly lost: string
    readonly over: string
  }
  readonly waiting: Readonly<Record<WaitingReason, string>>
  readonly ahead: Plural
  readonly manners: string
  /** Null for somebody who gave no name. */
  readonly negotiating: (name: string | null) => Words
  readonly ended: Readonly<Partial<Record<StateReason, Words>>>

  readonly says: (name: string) => string
  readonly newMessages: string

  /** Once a report has arrived. */
  readonly thanks: string
  /** On the button that opens the form again; it shows who one is. */
  readonly profileChange: (who: string) => string
  readonly consentDeclined: Words

  readonly faults: Readonly<Record<Fault, FaultWords>>
  readonly ways: Readonly<Record<Way, string>>

  /** Words of the parts that come when they are needed. Null: those that the parts bring along, in English. */
  readonly dialogs: DialogStrings | null
  readonly talk: TalkStrings | null
  readonly tools: ToolStrings | null
}
