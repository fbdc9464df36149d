import type { Clock } from '../../clock.ts'
import { lastPartners } from '../../matching/partners.ts'
import { byAge, newTicket, renewedTicket, type Issue } from '../../matching/place.ts'
import type { Candidate } from '../../matching/rules.ts'
import type { Preferences, Ticket } from '../../matching/ticket.ts'
import type { PreparedOffer, QueuePolicy, SessionId, UserId } from '../backend.ts'
import type { Blocks } from './blocks.ts'
import { Estimates } from './estimates.ts'
import type { History } from './history.ts'
import { Lobby } from './lobby.ts'
import { Lookout } from './lookout.ts'
import { wishesOf, type Held, type Member, type Reporting, type Waiting } from './member.ts'
import { Pairing, type Applicant } from './pairing.ts'
import { QueueTimes } from './queue-times.ts'
import { Relaxations } from './relaxations.ts'
import type { Turns } from './turns.ts'
import { WaitingNews } from './waiting-news.ts'

export interface MatchmakerParts {
  readonly clock: Clock
  readonly newId: () => string
  readonly policy: QueuePolicy
  readonly members: ReadonlyMap<UserId, Member>
  /** How many of them are connected. */
  readonly online: () => number
  /** The sessions that are going on. */
  readonly live: Set<SessionId>
  readonly blocks: Blocks
  readonly history: History
  readonly turns: Turns
}

/** Brings people into the queue and together, the moment it can be done (rule Q2). */
export class Matchmaker {
  readonly #parts: MatchmakerParts
  readonly #lobby = new Lobby()
  readonly #lookout: Lookout
  readonly #estimates = new Estimates()
  readonly #relaxations: Relaxations
  readonly #queueTimes = new QueueTimes()
  readonly #news: WaitingNews
  readonly #pairing: Pairing
  #policy: QueuePolicy
  #tickets = 0

  constructor(parts: MatchmakerParts) {
    const lobby = this.#lobby
    this.#parts = parts
    this.#policy = parts.policy
    this.#lookout = new Lookout({ ...parts, lobby, policy: () => this.#policy })
    this.#relaxations = new Relaxations(this.#lookout)
    this.#news = new WaitingNews({
      ...parts,
      lobby,
      estimates: this.#estimates,
      glance: (candidate) => this.#lookout.glance(candidate),
    })
    this.#pairing = new Pairing({ ...parts, estimates: this.#estimates })
    this.setPolicy(parts.policy)
  }

  get waiting(): number {
    return this.#lobby.size
  }

  /** Sessions begun since the start. */
  get matches(): number {
    return this.#pairing.matches
  }

  /** Somebody who does not wait takes a place at the back of the queue. */
  join(member: Member, wishes: Preferences, offer: PreparedOffer | null = null): void {
    this.#seek(member, newTicket(member.person, wishes, this.#issue()), offer, false)
  }

  /** Somebody who does not wait comes back with an older ticket's place (rule Q7). */
  rejoin(member: Member, { ticket, wishes, offer }: Omit<Reporting, 'is'>): void {
    this.#seek(member, renewedTicket(ticket, wishes, this.#issue()), offer, false)
  }

  /** Somebody who waits asks for something else (rule Q1). */
  replace(member: Member, place: Waiting, wishes: Preferences, offer: PreparedOffer | null): void {
    this.withdraw(place)
    this.#seek(member, renewedTicket(place.candidate.ticket, wishes, this.#issue()), offer, true)
  }

  /** Somebody who waits has an offer ready, or another (rule Q4). */
  prepare(member: Member, place: Waiting, offer: PreparedOffer): void {
    const prepared = { ...place, offer: offerOf(place.candidate.ticket, offer) }
    member.place = prepared
    this.#news.tell(prepared)
  }

  /** Somebody who waits goes to the back of the queue (rule C4). */
  toTheBack(member: Member, place: Waiting): void {
    this.withdraw(place)
    this.#seek(member, newTicket(member.person, place.candidate.ticket, this.#issue()), null, true)
  }

  /** Takes somebody out of the queue; their new place is the caller's to set. */
  withdraw({ candidate }: Waiting): void {
    this.#takeOut(candidate)
    this.#queueTimes.drop(candidate.ticket.user)
  }

  /** Somebody who waits is lost, and may come back to their place (rule H5). */
  hold(member: Member, { candidate, offer }: Waiting): void {
    const { ticket } = candidate
    this.#takeOut(candidate)
    member.place = { is: 'held', ticket, offer }
  }

  /** Somebody comes with a place of a former life, which is kept until they say what they ask for (rule H7). */
  keep(member: Member, ticket: Ticket): void {
    // Those who come now are behind them.
    this.#tickets = Math.max(this.#tickets, ticket.number)
    member.place = { is: 'held', ticket, offer: null }
    this.#queueTimes.note(ticket.user, this.#parts.clock.now())
  }

  /** Somebody who was lost is back in their place. */
  takeUp(member: Member, { ticket, offer }: Held): void {
    this.#seek(member, ticket, offer, true)
    if (member.place.is === 'paired') this.#queueTimes.drop(ticket.user)
  }

  /** Somebody asks for something from a place that is held (rule Q1). */
  renew(member: Member, place: Held, wishes: Preferences, offer: PreparedOffer | null): void {
    this.release(place)
    this.#seek(member, renewedTicket(place.ticket, wishes, this.#issue()), offer, true)
  }

  /** Gives a place up that is held; where its owner is now is the caller's to say. */
  release({ ticket }: Held): void {
    this.#queueTimes.drop(ticket.user)
  }

  /** New blocks may be another reason to wait. */
  reconsider(member: Member): void {
    if (member.place.is === 'waiting') this.#news.touch(member.place.candidate.ticket.pool)
  }

  /** Tells those who wait why, where a turn has changed it. */
  refreshReasons(): void {
    this.#news.refreshReasons()
  }

  /** Another policy holds from now on: whoever waits for time, or holds out otherwise than before, seeks again. */
  setPolicy(policy: QueuePolicy): void {
    this.#policy = policy
    this.#queueTimes.ttlMs = policy.queueTtlMs
    this.#parts.history.keepFor(policy.rematchCooldownMs)
    const seeking = new Set(this.#relaxations.takeDue(Infinity))
    for (const { person, place } of this.#parts.members.values()) {
      if (place.is === 'waiting' && this.#reshelve(place.candidate)) seeking.add(person.user)
    }
    this.#seekAgain([...seeking])
  }

  /** When time alone brings the next change. */
  get next(): number | undefined {
    const moments = [this.#relaxations, this.#queueTimes, this.#news]
      .map(({ next }) => next)
      .filter((at) => at !== undefined)
    return moments.length === 0 ? undefined : Math.min(...moments)
  }

  /** Does what is due by now: whoever can be paired at the last moment has not waited for nothing. */
  wake(): void {
    this.relax()
    this.#dismiss()
    this.#news.refreshPositions()
  }

  /** Brings those together for whom time has relaxed a rule by now: before anybody else does something at this moment (rule Q2). */
  relax(): void {
    const due = this.#relaxations.takeDue(this.#parts.clock.now())
    if (due.length > 0) this.#seekAgain(due)
  }

  /** Of some who wait the oldest seeks first (rule M5). */
  #seekAgain(users: readonly UserId[]): void {
    const waiting = users.flatMap((user) => {
      const member = this.#parts.members.get(user)
      return member?.place.is === 'waiting' ? [{ member, candidate: member.place.candidate }] : []
    })
    // Before the first of them looks, all who hold out no longer stand where they are found.
    for (const { candidate } of waiting) this.#reshelve(candidate)
    for (const { member } of waiting.sort((a, b) => byAge(a.candidate.ticket, b.candidate.ticket))) {
      // One who was due may have been taken by one who was older.
      if (member.place.is !== 'waiting') continue
      const { candidate, offer } = member.place
      const choice = this.#lookout.look(candidate)
      if (choice.found === null) {
        this.#relaxations.expect(candidate, choice.relaxes)
        this.#news.touch(candidate.ticket.pool)
      } else {
        this.withdraw(member.place)
        this.#pair({ member, ticket: candidate.ticket, offer }, choice.found, true)
      }
    }
  }

  #takeOut(candidate: Candidate): void {
    const { user } = candidate.ticket
    this.#lobby.remove(candidate)
    this.#touchAround(candidate)
    this.#relaxations.drop(user)
  }

  /**
   * One comes or goes: others wait for another reason only if they are alone without them, or know them from a session a moment ago. Among a
   * hundred thousand nobody need be asked.
   */
  #touchAround({ ticket: { user, pool } }: Candidate): void {
    if (this.#lobby.sizeOf(pool) <= 2 || this.#relaxations.hasMet(user)) this.#news.touch(pool)
  }

  /** Whether they hold out may have changed; false if not. */
  #reshelve(candidate: Candidate): boolean {
    return this.#lobby.reshelve(candidate, this.#lookout.isParticular(candidate))
  }

  /** Some have waited too long (rule Q9). */
  #dismiss(): void {
    const { clock, members, turns } = this.#parts
    for (const user of this.#queueTimes.takeDue(clock.now())) {
      const member = members.get(user)
      const place = member?.place
      if (member === undefined || (place?.is !== 'waiting' && place?.is !== 'held')) continue
      if (place.is === 'waiting') this.withdraw(place)
      member.place = { is: 'idle', wishes: wishesOf(place) }
      turns.tell((events) => {
        events.onIdle({ user, reason: 'queue_timeout' })
      })
    }
  }

  #seek(member: Member, ticket: Ticket, brought: PreparedOffer | null, waited: boolean): void {
    const offer = offerOf(ticket, brought)
    const { barred } = member.person
    const candidate = { ticket, partners: lastPartners(this.#pastOf(ticket.user)), barred }
    if (member.awayUntil !== null) {
      member.place = { is: 'held', ticket, offer }
      this.#news.tell(this.#news.placeOf(candidate, offer, 'queued'))
      this.#queueTimes.note(ticket.user, ticket.queuedAt)
      return
    }
    const choice = this.#lookout.look(candidate)
    const place = this.#news.placeOf(candidate, offer, choice.found === null ? choice.lack : 'queued')
    // A classic client is told Waiting first, always (rule C2).
    if (choice.found === null || ticket.dialect === 'classic') this.#news.tell(place)
    if (choice.found === null) {
      member.place = place
      this.#lobby.add(candidate, this.#lookout.isParticular(candidate))
      // A classic client has no word for being out of the queue: it waits until it closes.
      if (ticket.dialect !== 'classic') this.#queueTimes.note(ticket.user, ticket.queuedAt)
      this.#relaxations.expect(candidate, choice.relaxes)
      this.#touchAround(candidate)
    } else {
      this.#pair({ member, ticket, offer }, choice.found, waited)
    }
  }

  /** @param seeker nobody who waits, at this moment */
  #pair(seeker: Applicant, { ticket }: Candidate, waited: boolean): void {
    const member = this.#parts.members.get(ticket.user)
    if (member?.place.is !== 'waiting') throw new Error('a ticket in the lobby belongs to nobody who waits')
    const { offer } = member.place
    this.withdraw(member.place)
    this.#pairing.pair(seeker, { member, ticket, offer }, waited)
  }

  #pastOf(user: UserId) {
    return this.#parts.history.of(user).map(({ other, endedAt }) => ({ user: other.user, endedAt }))
  }

  #issue(): Issue {
    return { now: this.#parts.clock.now(), number: ++this.#tickets }
  }
}

/** Without media there is nothing to connect (rule R3). */
function offerOf({ media }: Ticket, offer: PreparedOffer | null): PreparedOffer | null {
  return media === 'text' ? null : offer
}
