import type { Media, Mode, PeerLeftReason, Profile, ReportReason } from '@mismatch/protocol'
import type { Authenticated, Credentials } from '../auth/authenticate.ts'
import type { Challenge } from '../auth/challenge.ts'
import type { Claims } from '../auth/identity.ts'

/**
 * What each hook of a program is told: one object, a copy, so that changing it changes nothing. Times are milliseconds since the
 * epoch unless a name ends in `Ms` or is `ms`.
 */
export interface HookPayloads {
  /** Somebody is at the door: who are they? See `OnAuthenticate`. */
  readonly onAuthenticate: Credentials
  /** Somebody asks for an anonymous token: may they have one? See `OnChallenge`. */
  readonly onChallenge: Challenge
  /** Somebody asks for a place in the queue, or for something else from the one they have (rule Q1). May refuse. */
  readonly onReady: ReadyPayload
  /** Two have met; both have been told. */
  readonly onPaired: PairedPayload
  /** A session is over; both have been told. Not called for those that go on while the server goes down (rule E3). */
  readonly onSessionEnd: SessionEndPayload
  /** Somebody writes to their partner, who has not got it yet (rule R6). May refuse. */
  readonly onChat: ChatPayload
  /** A report has been kept (rule S1). */
  readonly onReport: ReportPayload
}

export type HookName = keyof HookPayloads

/** Hooks that say whether something may be. */
export type AskedHook = 'onReady' | 'onChat'
/** Hooks that are told what has happened. */
export type ToldHook = 'onPaired' | 'onSessionEnd' | 'onReport'

/**
 * A hook. It may be async, and has 10 s (`onChat` 5 s). What a hook that may refuse answers with is looked at for `false` alone: that
 * refuses, and so do an exception, a rejection and taking too long.
 */
export type Hook<Name extends HookName> = (
  payload: HookPayloads[Name],
) => Name extends keyof Answers ? Answers[Name] | PromiseLike<Answers[Name]> : unknown

/** What hooks have to answer, where it is not for them to refuse or to hear. */
export interface Answers {
  readonly onAuthenticate: Authenticated
  readonly onChallenge: boolean
}

/** The hooks of a program, each under its name. */
export type Hooks = { readonly [Name in HookName]?: Hook<Name> | undefined }

export interface ReadyPayload {
  readonly userId: string
  /** What their login says of them, if it says anything. */
  readonly claims?: Claims
  /** Keyed hash of the device id (rule H8); absent if the client gave none. */
  readonly deviceHash?: string
  readonly pool: string
  readonly media: Media
  readonly mode: Mode
  readonly tags: readonly string[]
  readonly languages: readonly string[]
  /** As strangers will see it: a name that the login vouches for is in it. */
  readonly profile: Profile
}

/** One of the two of a session. */
export interface SessionUser {
  readonly userId: string
  /** Keyed hash of the device id (rule H8); absent if the client gave none. */
  readonly deviceHash?: string
  /** What this one brings. */
  readonly media: Media
}

export interface PairedPayload {
  readonly sessionId: string
  readonly pool: string
  /** The one who offers, the one who answers. */
  readonly users: readonly [SessionUser, SessionUser]
  /** The most that the two bring: `video` if one has it. */
  readonly media: Media
}

export interface SessionEndPayload extends Omit<PairedPayload, 'media'> {
  /** What the one left behind was told; after a report it is `skipped`. */
  readonly reason: PeerLeftReason
  readonly startedAt: number
  /** How long it lasted. */
  readonly ms: number
}

export interface ChatPayload {
  readonly sessionId: string
  /** User ids. */
  readonly from: string
  readonly to: string
  /** The message's own, as the sender chose it. */
  readonly id: string
  /** 1 to 2,000 characters, as they were written: neither normalised nor cleaned. */
  readonly text: string
  /** By the sender's clock, which may be wrong. */
  readonly sentAt: number
}

export interface ReportPayload {
  readonly reportId: string
  readonly sessionId: string
  readonly reporter: ReportedUser
  readonly reported: ReportedUser
  readonly reason: ReportReason
  /** In the reporter's words, at most 500 characters. */
  readonly comment?: string
}

export type ReportedUser = Pick<SessionUser, 'userId' | 'deviceHash'>
