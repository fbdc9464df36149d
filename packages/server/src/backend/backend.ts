import type {
  IdleReason,
  PeerLeftReason,
  Privacy,
  Profile,
  Media,
  ReportReason,
  WaitingReason,
} from '@mismatch/protocol'
import type { Policy } from '../matching/rules.ts'
import type { Dialect, Person, Preferences, TicketPlace } from '../matching/ticket.ts'

/**
 * Who is here, who waits, who talks to whom. Commands go in and return nothing; what became of them comes out as events,
 * so that a distant backend fits the same callers. Commands of one user take effect in the order given, and the events that
 * concern one user come in the order in which things happened; between users no order is promised. A command that no
 * longer fits (the session is over, the user has left) does nothing.
 */
export interface Backend {
  /** Whom to tell; once, before the first command. */
  listen(events: BackendEvents): void

  /**
   * A connection says who it is (rule H8). Answered by `onArrived`; or, if the user is connected already, as `duplicate`
   * says: by `onReplaced` for the older connection and then `onArrived`, or by `onTurnedAway`. Who is barred for them, by their own list or
   * that of the other, they never meet (rule M1); such lists come from before this backend, and last as long as the person is here.
   */
  arrive(person: Person, connection: ConnectionId): void
  /**
   * Rule H5: a connection was lost and may come back within `forMs`. Until then its user's session goes on, and a ticket keeps its place
   * but is not matched; after it they are gone as by `depart`, reason `disconnected`. Answered by `onAway`, later perhaps by `onGone`.
   * Others than the user's current are ignored, here and below.
   */
  away(user: UserId, connection: ConnectionId, forMs: number): void
  /** Rule H6: it was resumed, whether it had been away or not. Answered by `onBack`, unless it is `onGone`; then, in the queue, it seeks. */
  back(user: UserId, connection: ConnectionId, resumed: Resumed): void
  /**
   * Rule H7: somebody comes back with what a former life of the server knew of them. Answered as `arrive` is, but by `onBack` in the place
   * of `onArrived`. A ticket is held, without being matched, until `enqueue` says what it asks for; a session goes on once both are
   * here: one alone is paired with somebody away for `forMs`, and if the other came without it, it is over and this one idle.
   */
  adopt(person: Person, connection: ConnectionId, claim: Claim, forMs: number): void
  /**
   * A connection has ended, or was ended (`moderated`: they are banned): its ticket goes, its session ends and tells the partner
   * `reason`. Others than the user's current are ignored.
   */
  depart(user: UserId, connection: ConnectionId, reason: DepartReason): void

  /** Rule Q1: makes the ticket, replaces it, or, in a session, stores what the next one asks for, with the offer that it brings (rule Q4). */
  enqueue(user: UserId, preferences: Preferences, offer?: PreparedOffer | null): void
  /**
   * Rule Q4: the ticket holds this offer from now on; answered by `onWaiting` with the same position. In a session it does nothing: it
   * crossed `onPaired`. Elsewhere it is answered by `onRefused`.
   */
  prepare(user: UserId, offer: PreparedOffer): void
  /** Rules Q4, H6: the user came back without the connection that was prepared: their ticket, or the next, holds no offer any more. */
  unprepare(user: UserId): void
  /**
   * Rule Q5: ends the session, re-queues the partner, then the user. `null` means whichever session is live (classic, C4);
   * a classic user without one is put at the back of the queue.
   */
  skip(user: UserId, session: SessionId | null, offer?: PreparedOffer | null): void
  /** Rule Q11: media could not connect: the partner is told `failed`, and both are brought on as rule Q7 says, each at their old place. */
  fail(user: UserId, session: SessionId, offer?: PreparedOffer | null): void
  /**
   * Rule Q10: it lasted too long, or nothing happened in it; `user` is one of the two. Both are told. After a `timeout` both are brought on
   * as rule Q7 says; after `idle`, when nobody may be there any more, neither is queued again but who has no word for it (classic).
   */
  expire(user: UserId, session: SessionId, reason: 'timeout' | 'idle'): void
  /** Rule Q6: out of queue or session; answered by `onIdle{left}` in any case. */
  leave(user: UserId): void
  /**
   * Rule S1: blocks the other of that session for good and, if it is live, ends it (the reported is told `skipped`).
   * Answered by `onReported`, or by `onRefused`. `null` as for `skip`. The user waits for `requeue`.
   */
  report(user: UserId, session: SessionId | null, report: ReportText): void
  /**
   * Rule S2: blocks the other of that session for good and, if it is live, ends it as `skip` does. Answered by `onBlocked`, or by
   * `onRefused`.
   */
  block(user: UserId, session: SessionId): void
  /** After a report of a live session has been written: back into the queue. Without such a report it does nothing. */
  requeue(user: UserId): void

  /** From now on these hold, also for those who wait: whom they bring together meets at once (rule Q2). */
  setPolicy(policy: QueuePolicy): void

  /** Counts for people and monitors; no frame waits for it. */
  stats(): Promise<BackendStats>
  /** Stops every timer; no event comes after it. May be called twice. */
  close(): Promise<void>
}

export interface BackendEvents {
  /** The current connection of this user is this one from now on. */
  onArrived(event: { user: UserId; connection: ConnectionId }): void
  /** A newer connection took the user over; the old one's ticket or session has ended. */
  onReplaced(event: { user: UserId; connection: ConnectionId }): void
  /** Lost, and until when it may come back; `session` is the one that they are in. Told again when the other of it starts afresh (rule H6). */
  onAway(event: { user: UserId; session: Session | null; until: number }): void
  /** Resumed or adopted. `session` or `ticket`: where they are; of others nobody was told that they were away if not `wasAway`. */
  onBack(event: Returned): void
  /** It did not come back in time; ticket or session have ended. */
  onGone(event: { user: UserId; connection: ConnectionId }): void
  /** The user is connected elsewhere and that connection stays. */
  onTurnedAway(event: { user: UserId; connection: ConnectionId }): void
  /**
   * A ticket was made, replaced or re-queued, or why it waits has changed (rules Q1, Q8). A classic user hears it exactly
   * once for each place taken, also right before `onPaired` (rules C2, C4), and never for a new reason.
   */
  onWaiting(event: Waiting): void
  /**
   * Both are told from this one event, so that neither can write to the other before the other knows (rule F6).
   *
   * @param offer the one that the offerer's ticket held, for the answerer; told once and kept no longer (rule Q4)
   */
  onPaired(session: Session, offer: PreparedOffer | null): void
  /** A session is over, for both at once; `told` says who hears of it by `PeerLeft`, and why. */
  onEnded(event: { session: Session; told: readonly { user: UserId; reason: PeerLeftReason }[] }): void
  /** Neither in the queue nor in a session any more. */
  onIdle(event: { user: UserId; reason: IdleReason }): void
  onReported(report: ReportOfUser): void
  onBlocked(block: BlockOfUser): void
  onRefused(event: Refused): void
}

/** What an operator can change while people wait. */
export interface QueuePolicy extends Policy {
  /** How long somebody waits before they are idle again (rule Q9), in ms; 0 = until they leave. */
  readonly queueTtlMs: number
}

export type DepartReason = 'disconnected' | 'left' | 'moderated'
export type UserId = string
export type SessionId = string
/** Names one connection over all nodes, so that a late command of an older one cannot touch its successor. */
export type ConnectionId = string

export interface Waiting {
  readonly user: UserId
  /** Tickets of this pool and media class that are older: 0 = next (rule Q9). */
  readonly position: number
  /** Connected users. */
  readonly online: number
  readonly reason: WaitingReason
  /** How much longer it will probably take, in ms; null while too little is known. */
  readonly estimateMs: number | null
  /** The name of the offer that the ticket holds (rule Q4). */
  readonly prepared: string | null
  readonly ticket: TicketPlace
}

/** What was kept of a connection that comes back: every frame, or where its user was (rule H6). */
export type Resumed = 'exact' | 'session'

/** Where somebody says, and can prove, that they were (rule H7). */
export type Claim =
  | { readonly is: 'idle' }
  | { readonly is: 'waiting'; readonly ticket: TicketPlace }
  | { readonly is: 'paired'; readonly session: Session }

export interface Returned {
  readonly user: UserId
  readonly connection: ConnectionId
  readonly resumed: Resumed
  readonly wasAway: boolean
  readonly session: Session | null
  readonly ticket: TicketPlace | null
}

/** An SDP offer made before there is a partner (rule Q4). */
export interface PreparedOffer {
  readonly id: string
  readonly sdp: string
}

export type Refused =
  | {
      readonly user: UserId
      readonly ref: 'Report' | 'Block'
      readonly session: SessionId | null
      readonly code: 'not_paired'
    }
  | { readonly user: UserId; readonly ref: 'Prepare'; readonly session: null; readonly code: 'not_ready' }

export interface Participant {
  readonly user: UserId
  readonly device: string | null
  readonly dialect: Dialect
  /** Keyed hash of where they came from, if known. */
  readonly address?: string | undefined
  readonly profile: Profile
  readonly media: Media
  /** What the other knows this one by, in this session only (rule Q3). */
  readonly pseudonym: string
  /** The tags that both tickets named, as this one wrote them (rule Q3); absent: none. */
  readonly sharedTags?: readonly string[] | undefined
  /** Whether this one's login names the other as a buddy (rule M4). */
  readonly knowsOther?: boolean | undefined
}

export interface Session {
  readonly id: SessionId
  readonly pool: string
  /** The stricter wish of the two (rule V1). */
  readonly privacy: Privacy
  readonly startedAt: number
  readonly offerer: Participant
  readonly answerer: Participant
}

export interface ReportText {
  readonly reason: ReportReason
  readonly comment?: string | undefined
}

export interface ReportOfUser extends ReportText {
  readonly session: SessionId
  readonly reporter: Pick<Participant, 'user' | 'device' | 'address'>
  readonly reported: Pick<Participant, 'user' | 'device' | 'address'>
  readonly at: number
  /** How long the session had lasted, or did last. */
  readonly sessionMs: number
}

/** Rule S2. */
export interface BlockOfUser {
  readonly session: SessionId
  readonly blocker: Pick<Participant, 'user' | 'device'>
  readonly blocked: Pick<Participant, 'user' | 'device'>
  readonly at: number
}

export interface BackendStats {
  readonly online: number
  readonly waiting: number
  readonly sessions: number
  /** Sessions begun since the start. */
  readonly totalMatches: number
}
