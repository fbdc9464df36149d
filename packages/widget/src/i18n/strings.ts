import type { MatchErrorCode, Media, ReportReason, StateReason, WaitingReason } from '@mismatch/sdk'

/** What went wrong, in the person's terms: the client's codes, split where the words must differ, and the element's own. */
export type Fault =
  | MatchErrorCode
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

/** The ways on that an error offers. */
export type Way = 'retry' | 'audio' | 'text' | 'dismiss'

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

/** What can be wrong with what somebody says of themselves. */
export type ProfileFault = 'name_missing' | 'name_long' | 'age_range'

/** Every word the element says. Numbers and names come in already formatted and neutralised. */
export interface Strings {
  /** BCP 47, for numbers and for voices. */
  readonly locale: string
  /** The direction that the words are written in, whatever the page's. */
  readonly dir: 'ltr' | 'rtl'
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
  readonly reportPartner: (name: string) => string

  readonly stranger: string
  readonly you: string
  readonly nameAndAge: (name: string, age: string) => string
  readonly partnerMuted: string
  readonly partnerCameraOff: string
  readonly ownPicture: string
  readonly ownCameraOff: string
  readonly partnerPicture: (name: string) => string
  readonly tapToHear: string

  readonly idle: Readonly<Record<Media, Words>>
  readonly preview: Words
  readonly asking: Readonly<Record<Exclude<Media, 'text'>, Words>>
  readonly toServer: string
  readonly reconnecting: string
  readonly signalingLostInCall: string
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

  readonly chatTitle: (name: string) => string
  readonly chatEmpty: string
  readonly chatEmptyInCall: (name: string) => string
  readonly chatClassic: string
  readonly write: string
  readonly writeTo: (name: string) => string
  readonly send: string
  /** Beside a message that did not reach the partner. */
  readonly notSent: string
  readonly typing: (name: string) => string
  readonly says: (name: string) => string
  readonly newMessages: string

  readonly reportTitle: (name: string) => string
  readonly reportAdvice: string
  readonly reportComment: string
  /** Beside the button, as long as it cannot be pressed. */
  readonly reportChoose: string
  readonly reportSend: string
  readonly reportSending: string
  readonly thanks: string
  readonly reportReasons: Readonly<Record<ReportReason, string>>

  readonly profileTitle: string
  readonly profileAdvice: string
  readonly profileName: string
  readonly profileAge: string
  readonly profileSave: string
  /** On the button that opens the form again; it shows who one is. */
  readonly profileChange: (who: string) => string
  readonly profileFaults: Readonly<Record<ProfileFault, string>>

  readonly consentTitle: string
  /** Where the site gives no rules of its own. */
  readonly consentAdvice: string
  /** Names the box that the site's rules stand in. */
  readonly consentRules: string
  readonly consentAgree: string
  readonly consentDecline: string
  readonly consentDeclined: Words

  readonly faults: Readonly<Record<Fault, FaultWords>>
  readonly ways: Readonly<Record<Way, string>>
}
