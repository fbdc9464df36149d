import type { Candidate } from '../../matching/rules.ts'
import type { Lack } from '../../matching/choose.ts'
import type { Person, Preferences, Ticket } from '../../matching/ticket.ts'
import type { ConnectionId, PreparedOffer, Session } from '../backend.ts'

/** Somebody connected, and where they are. */
export interface Member {
  readonly person: Person
  readonly connection: ConnectionId
  place: Place
}

export type Place = Idle | Waiting | Paired | Reporting

export interface Idle {
  readonly is: 'idle'
  /** What they asked for last, if they ever did: a classic client cannot say it again. */
  readonly wishes: Preferences | null
}

export interface Waiting {
  readonly is: 'waiting'
  readonly candidate: Candidate
  /** Ready for whoever comes (rule Q4). */
  readonly offer: PreparedOffer | null
  /** Why, as they were last told, */
  readonly lack: Lack
  /** how many are before them, */
  readonly position: number
  /** and when. */
  readonly toldAt: number
}

export interface Paired {
  readonly is: 'paired'
  readonly session: Session
  /** With which they came; its place is kept for the next. */
  readonly ticket: Ticket
  /** What the next ticket asks for (rule Q1), */
  readonly wishes: Preferences
  /** and what it holds: an offer that nobody has been given (rule Q4). */
  readonly offer: PreparedOffer | null
}

/** Out of the session, and not in the queue before the report is written (rule S1). */
export interface Reporting {
  readonly is: 'reporting'
  readonly ticket: Ticket
  readonly wishes: Preferences
  readonly offer: PreparedOffer | null
}
