import type { Privacy, ReportReason } from '@mismatch/protocol'
import type { ChatMessage, FileTransfer, PeerInfo, PeerState } from './events.ts'
import type { Quality } from './quality/grade.ts'
import type { SessionStats } from './quality/session-stats.ts'

/** One pairing with one partner. It stays readable after it is over. */
export interface MatchSession {
  readonly id: string
  readonly peer: PeerInfo
  /** The partner's picture and sound; null before they arrive and after the end. */
  readonly remoteStream: MediaStream | null
  /** What the partner's microphone, camera and screen were last known to be set to. */
  readonly peerState: PeerState
  /**
   * While the partner's connection to the server is lost: until when the server keeps the session for them, in milliseconds since
   * the epoch by its clock. Else null.
   */
  readonly peerAway: number | null
  /** How the call goes, 4 good to 0 unusable; null until it has run for two seconds, and in text sessions. */
  readonly quality: Quality | null
  /** Whether the two may learn each other's network addresses (rule V1); `direct` once both have called `goDirect()`. */
  readonly privacy: Privacy
  /** Both directions, in order; the last 500. */
  readonly messages: readonly ChatMessage[]
  /**
   * Sends a text of 1 to 2,000 UTF-16 units.
   * The server may still not pass it on: its `status` is `failed` or `refused` then.
   * @throws MatchError `invalid_message`, `session_over`, `rate_limited` (over 100 at once, or 40 a second), or `unreachable`
   * while neither road to the partner is open and ten messages have no receipt; it was not sent then
   */
  sendMessage(text: string): ChatMessage
  /**
   * Says that the partner's messages were shown: up to the one of this id, by default all. Call it when they are seen, and as
   * often as you like; only news is sent. That they arrived is told by itself.
   */
  markRead(id?: string): void
  /**
   * Sends one emoji of at most 32 UTF-16 units, to a message of either side by its id, or to the moment.
   * @throws MatchError as `sendMessage`; `invalid_message` also for an id that no message has
   */
  react(emoji: string, messageId?: string): void
  /** Tells the partner that one writes; call it at each key, it is sent at most every 3 s. `false` goes at once. */
  setTyping(active: boolean): void
  /**
   * Offers a file of at most 100 MiB straight to the partner's browser; no server holds it. Resolves once it is offered; the event
   * `file` says what becomes of it. The name is that of a `File`, or what you put on a `Blob`.
   * @throws MatchError (rejects) `invalid_file`, `files_unavailable`, `not_connected`, `rate_limited` (16 are under way already),
   * `session_over`, `unreachable`
   */
  sendFile(file: Blob & { readonly name?: string }): Promise<FileTransfer>
  /**
   * Agrees to connect without a relay, which shows the two each other's network addresses. Once both have, `direct` comes (rule V2).
   * Only in a session that is `relay_first`; in any other it does nothing.
   */
  goDirect(): void
  /**
   * Reports the partner: the two never meet again, and a live session ends (rule S1). Also for a session of the last five
   * minutes.
   * @throws MatchError (rejects) `invalid_message` (comment over 500 UTF-16 units), `rate_limited`, `report_failed`, `destroyed`
   */
  report(reason: ReportReason, comment?: string): Promise<{ reportId: string }>
  /**
   * Never this partner again, without a report; a live session ends (rule S2). Also for a session of the last five minutes.
   * @throws MatchError (rejects) `report_failed`, `rate_limited`, `destroyed`
   */
  block(): Promise<void>
  /**
   * Eighteen digits, as `418 277 309 915 602 114`, which both ends see alike if nobody sits between them: each reads them to the
   * other, aloud, and hears whether they are the same. What is only written could be rewritten on its way. It is made of the
   * certificates that the two browsers prove to each other, and takes about a quarter of a second.
   * @throws MatchError (rejects) `not_connected` (also in text sessions, which have no connection of their own), `session_over`,
   * `insecure_page`, `unreachable`
   */
  checkPhrase(): Promise<string>
  /**
   * How the call goes, from a moment after it is connected until the end; null before and after, in text sessions, and where the
   * code that reads the figures could not be fetched.
   */
  stats(): Promise<SessionStats | null>
}
