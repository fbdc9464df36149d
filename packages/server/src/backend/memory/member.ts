import type { Candidate } from '../../matching/rules.ts'
import type { Lack } from '../../matching/choose.ts'
import type { Person, Preferences, Ticket } from '../../matching/ticket.ts'
import type { ConnectionId, PreparedOffer, Session } from '../backend.ts'

/** Somebody connected, or expected back, and where they are. */
export interface Member {
  readonly person: Person
  /** null: of a former life, in which their partner says that they were (rule H7). */
  readonly connection: ConnectionId | null
  /** Until when they may come back (rule H5); null: they are here. */
  awayUntil: number | null
  place: Place
}

export type Place = Idle | Waiting | Held | Paired | Reporting

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

/** A place in the queue that is kept, but not in the lobby: its owner is away, or has not said again what they ask for (rules H5, H7). */
export interface Held {
  readonly is: 'held'
  readonly ticket: Ticket
  readonly offer: PreparedOffer | null
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

/** What somebody asked for last. */
export function wishesOf(place: Place): Preferences | null {
  if (place.is === 'waiting') return place.candidate.ticket
  return place.is === 'held' ? place.ticket : place.wishes
}
