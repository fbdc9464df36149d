import type { Privacy } from '@mismatch/protocol'
import type { Clock } from '../../clock.ts'
import type { Person, Ticket, TicketPlace } from '../../matching/ticket.ts'
import type { Claim, ConnectionId, DepartReason, Resumed, Session, SessionId, UserId } from '../backend.ts'
import type { Matchmaker } from './matchmaker.ts'
import type { Member, Place } from './member.ts'
import { otherOf, type Partings } from './partings.ts'
import type { Turns } from './turns.ts'
import { Wakings } from './wakings.ts'

export interface PresenceParts {
  readonly clock: Clock
  /** What becomes of a user who is connected already (rule H8). */
  readonly duplicate: 'replace' | 'reject'
  readonly members: Map<UserId, Member>
  readonly matchmaker: Matchmaker
  readonly partings: Partings
  /** The sessions that are going on. */
  readonly live: Set<SessionId>
  readonly turns: Turns
}

/** Who comes, is lost, comes back and goes (rules H5 to H8). */
export class Presence {
  readonly #parts: PresenceParts
  /** When those who are away are given up. */
  readonly #windows = new Wakings()

  constructor(parts: PresenceParts) {
    this.#parts = parts
  }

  /** Those who are here. */
  get online(): number {
    return this.#parts.members.size - this.#windows.size
  }

  /** When the next one is given up. */
  get next(): number | undefined {
    return this.#windows.next
  }

  arrive(person: Person, connection: ConnectionId): void {
    const { members, turns } = this.#parts
    const { user } = person
    const present = members.get(user)
    if (present?.connection === connection || this.#turnsAway(present, user, connection)) return
    members.set(user, { person, connection, awayUntil: null, place: { is: 'idle', wishes: null } })
    this.#replace(present)
    turns.tell((events) => {
      events.onArrived({ user, connection })
    })
  }

  depart(member: Member, reason: DepartReason): void {
    const { members, partings } = this.#parts
    members.delete(member.person.user)
    this.#windows.drop(member.person.user)
    partings.vacate(member, reason)
  }

  away(member: Member, forMs: number): void {
    const { matchmaker } = this.#parts
    this.#await(member, forMs)
    if (member.place.is === 'waiting') matchmaker.hold(member, member.place)
    this.#tellAway(member)
  }

  back(member: Member, connection: ConnectionId, resumed: Resumed): void {
    const { matchmaker } = this.#parts
    const wasAway = member.awayUntil !== null
    this.#windows.drop(member.person.user)
    member.awayUntil = null
    this.#tellBack(member, connection, resumed, wasAway)
    if (resumed === 'session') this.#tellOfPartner(member)
    if (wasAway && member.place.is === 'held') matchmaker.takeUp(member, member.place)
  }

  /** Gives up those whose time is over. */
  dismiss(): void {
    const { clock, members, turns } = this.#parts
    for (const user of this.#windows.takeDue(clock.now())) {
      const member = members.get(user)
      if (member === undefined) continue
      this.depart(member, 'disconnected')
      const { connection } = member
      if (connection === null) continue
      turns.tell((events) => {
        events.onGone({ user, connection })
      })
    }
  }

  adopt(person: Person, connection: ConnectionId, claim: Claim, forMs: number): void {
    const { members, matchmaker } = this.#parts
    const { user } = person
    const present = members.get(user)
    if (present?.connection === connection || this.#turnsAway(present, user, connection)) return
    const expected = present?.connection === null && isIn(present.place, claim) ? present.place : null
    const member: Member = { person, connection, awayUntil: null, place: expected ?? { is: 'idle', wishes: null } }
    members.set(user, member)
    if (expected === null) this.#replace(present)
    else this.#windows.drop(user)
    if (claim.is === 'waiting') matchmaker.keep(member, ticketAt(person, claim.ticket, 'relay'))
    if (claim.is === 'paired' && expected === null) this.#revive(member, claim.session, forMs)
    this.#tellBack(member, connection, 'session', expected !== null)
    this.#tellOfPartner(member)
  }

  /**
   * One of a session of a former life is here first: the other is expected. It is over if the other came without it, or cannot come with it
   * (a classic client).
   */
  #revive(member: Member, session: Session, forMs: number): void {
    const { members, live } = this.#parts
    const { user, device, dialect } = otherOf(session, member.person.user)
    if (forMs === 0 || members.has(user) || dialect === 'classic') return
    const other: Member = { person: { user, device, dialect }, connection: null, awayUntil: null, place: member.place }
    members.set(user, other)
    live.add(session.id)
    for (const one of [member, other]) one.place = pairedAgain(one.person, session)
    this.#await(other, forMs)
  }

  #turnsAway(present: Member | undefined, user: UserId, connection: ConnectionId): boolean {
    // One who is away is not connected: who comes now may well be the same person.
    if (present === undefined || present.awayUntil !== null || this.#parts.duplicate === 'replace') return false
    this.#parts.turns.tell((events) => {
      events.onTurnedAway({ user, connection })
    })
    return true
  }

  #replace(present: Member | undefined): void {
    if (present === undefined) return
    const { partings, turns } = this.#parts
    const { person, connection } = present
    this.#windows.drop(person.user)
    partings.vacate(present, connection === null ? 'disconnected' : 'replaced')
    if (connection === null) return
    turns.tell((events) => {
      events.onReplaced({ user: person.user, connection })
    })
  }

  #await(member: Member, forMs: number): void {
    const { user } = member.person
    member.awayUntil = this.#parts.clock.now() + forMs
    this.#windows.drop(user)
    this.#windows.note(user, member.awayUntil)
  }

  /** Who starts afresh in a session does not know that the other is away. */
  #tellOfPartner({ person, place }: Member): void {
    if (place.is !== 'paired') return
    const other = this.#parts.members.get(otherOf(place.session, person.user).user)
    if (other !== undefined && other.awayUntil !== null) this.#tellAway(other)
  }

  #tellAway({ person: { user }, place, awayUntil }: Member): void {
    const event = { user, session: place.is === 'paired' ? place.session : null, until: awayUntil ?? 0 }
    this.#parts.turns.tell((events) => {
      events.onAway(event)
    })
  }

  #tellBack({ person: { user }, place }: Member, connection: ConnectionId, resumed: Resumed, wasAway: boolean): void {
    const session = place.is === 'paired' ? place.session : null
    const event = { user, connection, resumed, wasAway, session, ticket: placeInQueue(place) }
    this.#parts.turns.tell((events) => {
      events.onBack(event)
    })
  }
}

function isIn(place: Place, claim: Claim): boolean {
  return place.is === 'paired' && claim.is === 'paired' && place.session.id === claim.session.id
}

function placeInQueue(place: Place): TicketPlace | null {
  if (place.is !== 'waiting' && place.is !== 'held') return null
  const { pool, media, number, since, queuedAt } = place.is === 'held' ? place.ticket : place.candidate.ticket
  return { pool, media, number, since, queuedAt }
}

/** A ticket of which only the place is known; what it asks for comes with the next Ready (rule H6). */
function ticketAt({ user, device, dialect, buddies }: Person, place: TicketPlace, privacy: Privacy): Ticket {
  const wishes = { mode: 'global', tags: [], languages: [], profile: {}, privacy, autoRequeue: true } as const
  return { user, device, dialect, ...(buddies !== undefined && { buddies }), ...wishes, ...place }
}

function pairedAgain(person: Person, session: Session): Place {
  const { media } = session.offerer.user === person.user ? session.offerer : session.answerer
  const { pool, privacy, startedAt } = session
  const ticket = ticketAt(person, { pool, media, number: 0, since: startedAt, queuedAt: startedAt }, privacy)
  return { is: 'paired', session, ticket, wishes: ticket, offer: null }
}
