import type { Clock } from '../../clock.ts'
import { choose, type Choice, type Relaxation } from '../../matching/choose.ts'
import { lastPartners } from '../../matching/partners.ts'
import { byAge, newTicket, renewedTicket, type Issue } from '../../matching/place.ts'
import { roles } from '../../matching/roles.ts'
import type { Candidate, Policy } from '../../matching/rules.ts'
import type { Preferences, Ticket } from '../../matching/ticket.ts'
import type { Participant, Session, UserId } from '../backend.ts'
import type { Blocks } from './blocks.ts'
import type { History } from './history.ts'
import { Lobby } from './lobby.ts'
import type { Member, Waiting } from './member.ts'
import type { Turns } from './turns.ts'
import type { Wakings } from './wakings.ts'

export interface MatchmakerParts {
  readonly clock: Clock
  readonly newId: () => string
  readonly policy: Policy
  readonly members: ReadonlyMap<UserId, Member>
  readonly blocks: Blocks
  readonly history: History
  readonly wakings: Wakings
  readonly turns: Turns
}

/** Brings people into the queue and together, the moment it can be done (rule Q2). */
export class Matchmaker {
  readonly #parts: MatchmakerParts
  readonly #lobby = new Lobby()
  /** Pools in which those who wait may have to hear another reason. */
  readonly #touched = new Set<string>()
  #tickets = 0
  #matches = 0

  constructor(parts: MatchmakerParts) {
    this.#parts = parts
  }

  get waiting(): number {
    return this.#lobby.size
  }

  /** Sessions begun since the start. */
  get matches(): number {
    return this.#matches
  }

  /** Somebody who does not wait takes a place at the back of the queue. */
  join(member: Member, wishes: Preferences): void {
    this.#seek(member, newTicket(member.person, wishes, this.#issue()), false)
  }

  /** Somebody who does not wait comes back with an older ticket's place (rule Q7). */
  rejoin(member: Member, old: Ticket, wishes: Preferences): void {
    this.#seek(member, renewedTicket(old, wishes, this.#issue()), false)
  }

  /** Somebody who waits asks for something else (rule Q1). */
  replace(member: Member, place: Waiting, wishes: Preferences): void {
    this.withdraw(place)
    this.#seek(member, renewedTicket(place.candidate.ticket, wishes, this.#issue()), true)
  }

  /** Somebody who waits goes to the back of the queue (rule C4). */
  toTheBack(member: Member, place: Waiting): void {
    this.withdraw(place)
    this.#seek(member, newTicket(member.person, place.candidate.ticket, this.#issue()), true)
  }

  /** Takes somebody out of the queue; their new place is the caller's to set. */
  withdraw({ candidate }: Waiting): void {
    this.#lobby.remove(candidate)
    this.#parts.wakings.drop(candidate.ticket.user)
    this.#touched.add(candidate.ticket.pool)
  }

  /** Time has relaxed a rule for some: the oldest seeks first (rule M5). */
  wake(): void {
    const { clock, members, wakings } = this.#parts
    const due = wakings.takeDue(clock.now()).flatMap((user) => {
      const member = members.get(user)
      return member?.place.is === 'waiting' ? [{ member, ticket: member.place.candidate.ticket }] : []
    })
    for (const { member } of due.sort((a, b) => byAge(a.ticket, b.ticket))) {
      // One who was due may have been taken by one who was older.
      if (member.place.is !== 'waiting') continue
      const { candidate } = member.place
      const choice = this.#choose(candidate, this.#lobby.pages(candidate.ticket))
      if (choice.found === null) this.#noteRelaxations(candidate, choice.relaxes)
      else {
        this.withdraw(member.place)
        this.#pair(member, candidate.ticket, choice.found, true)
      }
    }
  }

  /** New blocks may be another reason to wait. */
  reconsider(member: Member): void {
    if (member.place.is === 'waiting') this.#touched.add(member.place.candidate.ticket.pool)
  }

  /**
   * Tells those who wait why, where it has changed (rule Q8). Bounded: only the first page of each touched queue is told,
   * and a reason is what that page says; the rest move up.
   */
  refreshReasons(): void {
    for (const candidate of [...this.#touched].flatMap((pool) => this.#lobby.oldest(pool))) {
      const member = this.#parts.members.get(candidate.ticket.user)
      // A classic client knows no reasons; to it another Waiting would mean another place (rule C4).
      if (member?.place.is !== 'waiting' || candidate.ticket.dialect === 'classic') continue
      const [page = []] = this.#lobby.pages(candidate.ticket)
      const choice = this.#choose(candidate, [page])
      if (choice.found !== null || choice.lack === member.place.lack) continue
      member.place = { ...member.place, lack: choice.lack }
      this.#tellWaiting(member.place)
    }
    this.#touched.clear()
  }

  #seek(member: Member, ticket: Ticket, waited: boolean): void {
    const candidate = { ticket, partners: lastPartners(this.#pastOf(ticket.user)) }
    const choice = this.#choose(candidate, this.#lobby.pages(ticket))
    const place: Waiting = { is: 'waiting', candidate, lack: choice.found === null ? choice.lack : 'queued' }
    // A classic client is told Waiting first, always (rule C2).
    if (choice.found === null || ticket.dialect === 'classic') this.#tellWaiting(place)
    if (choice.found === null) {
      member.place = place
      this.#lobby.add(candidate)
      this.#touched.add(ticket.pool)
      this.#noteRelaxations(candidate, choice.relaxes)
    } else {
      this.#pair(member, ticket, choice.found, waited)
    }
  }

  #choose(candidate: Candidate, pages: Iterable<readonly Candidate[]>): Choice {
    const { blocks, clock, policy } = this.#parts
    const seeker = { ...candidate, blocked: blocks.of(candidate.ticket) }
    return choose({ seeker, pages, misfits: this.#lobby.misfits(candidate.ticket), now: clock.now(), policy })
  }

  /** Both of a couple are noted, so that the older one seeks first when the moment comes. */
  #noteRelaxations(candidate: Candidate, relaxes: readonly Relaxation[]): void {
    for (const { with: other, at } of relaxes) {
      this.#parts.wakings.note(candidate.ticket.user, at)
      this.#parts.wakings.note(other.ticket.user, at)
    }
  }

  #pair(member: Member, ticket: Ticket, found: Candidate, waited: boolean): void {
    const { clock, members, newId, turns } = this.#parts
    const other = members.get(found.ticket.user)
    if (other?.place.is !== 'waiting') throw new Error('a ticket in the lobby belongs to nobody who waits')
    this.withdraw(other.place)
    const { offerer, answerer } = roles(ticket, found.ticket, waited)
    const session: Session = {
      id: newId(),
      pool: ticket.pool,
      startedAt: clock.now(),
      offerer: participant(offerer, newId()),
      answerer: participant(answerer, newId()),
    }
    member.place = { is: 'paired', session, ticket, wishes: ticket }
    other.place = { is: 'paired', session, ticket: found.ticket, wishes: found.ticket }
    this.#matches++
    turns.tell((events) => {
      events.onPaired(session)
    })
  }

  #tellWaiting({ candidate, lack }: Waiting): void {
    const { members, turns } = this.#parts
    const { user } = candidate.ticket
    const waiting = { user, position: this.#lobby.position(candidate), online: members.size, reason: lack }
    turns.tell((events) => {
      events.onWaiting(waiting)
    })
  }

  #pastOf(user: UserId) {
    return this.#parts.history.of(user).map(({ other, endedAt }) => ({ user: other.user, endedAt }))
  }

  #issue(): Issue {
    return { now: this.#parts.clock.now(), number: ++this.#tickets }
  }
}

function participant({ user, device, dialect, profile, media }: Ticket, pseudonym: string): Participant {
  return { user, device, dialect, profile, media, pseudonym }
}
