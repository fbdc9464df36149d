import type { Clock } from '../../clock.ts'
import { choose, type Choice, type Relaxation } from '../../matching/choose.ts'
import { lastPartners } from '../../matching/partners.ts'
import { byAge, newTicket, renewedTicket, type Issue } from '../../matching/place.ts'
import { stricter } from '../../matching/privacy.ts'
import { roles } from '../../matching/roles.ts'
import type { Candidate, Policy } from '../../matching/rules.ts'
import type { Preferences, Ticket } from '../../matching/ticket.ts'
import type { Participant, PreparedOffer, Session, SessionId, UserId } from '../backend.ts'
import type { Blocks } from './blocks.ts'
import type { History } from './history.ts'
import { Lobby } from './lobby.ts'
import { wishesOf, type Held, type Member, type Reporting, type Waiting } from './member.ts'
import { QueueTimes } from './queue-times.ts'
import type { Turns } from './turns.ts'
import { WaitingNews } from './waiting-news.ts'
import { Wakings } from './wakings.ts'

export interface MatchmakerParts {
  readonly clock: Clock
  readonly newId: () => string
  readonly policy: Policy
  /** Rule Q9; 0 = nobody has waited too long. */
  readonly queueTtlMs: number
  readonly members: ReadonlyMap<UserId, Member>
  /** How many of them are connected. */
  readonly online: () => number
  /** The sessions that are going on. */
  readonly live: Set<SessionId>
  readonly blocks: Blocks
  readonly history: History
  readonly turns: Turns
}

/** One of two who are about to meet. */
interface Applicant {
  readonly ticket: Ticket
  readonly offer: PreparedOffer | null
}

/** Brings people into the queue and together, the moment it can be done (rule Q2). */
export class Matchmaker {
  readonly #parts: MatchmakerParts
  readonly #lobby = new Lobby()
  readonly #wakings = new Wakings()
  readonly #queueTimes: QueueTimes
  readonly #news: WaitingNews
  #tickets = 0
  #matches = 0

  constructor(parts: MatchmakerParts) {
    this.#parts = parts
    this.#queueTimes = new QueueTimes(parts.queueTtlMs)
    this.#news = new WaitingNews({
      ...parts,
      lobby: this.#lobby,
      glance: (candidate) => {
        const [page = []] = this.#lobby.pages(candidate.ticket)
        return this.#choose(candidate, [page])
      },
    })
  }

  get waiting(): number {
    return this.#lobby.size
  }

  /** Sessions begun since the start. */
  get matches(): number {
    return this.#matches
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
    const { user, pool } = candidate.ticket
    this.#lobby.remove(candidate)
    this.#wakings.drop(user)
    this.#queueTimes.drop(user)
    this.#news.touch(pool)
  }

  /** Somebody who waits is lost, and may come back to their place (rule H5). */
  hold(member: Member, { candidate, offer }: Waiting): void {
    const { ticket } = candidate
    this.#lobby.remove(candidate)
    this.#wakings.drop(ticket.user)
    this.#news.touch(ticket.pool)
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

  /** When time alone brings the next change. */
  get next(): number | undefined {
    const moments = [this.#wakings.next, this.#queueTimes.next, this.#news.next].filter((at) => at !== undefined)
    return moments.length === 0 ? undefined : Math.min(...moments)
  }

  /** Does what is due by now: whoever can be paired at the last moment has not waited for nothing. */
  wake(): void {
    this.#pairRelaxed()
    this.#dismiss()
    this.#news.refreshPositions()
  }

  /** Time has relaxed a rule for some: the oldest seeks first (rule M5). */
  #pairRelaxed(): void {
    const { clock, members } = this.#parts
    const due = this.#wakings.takeDue(clock.now()).flatMap((user) => {
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
        const { offer } = member.place
        this.withdraw(member.place)
        this.#pair(member, { ticket: candidate.ticket, offer }, choice.found, true)
      }
    }
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
    const choice = this.#choose(candidate, this.#lobby.pages(ticket))
    const place = this.#news.placeOf(candidate, offer, choice.found === null ? choice.lack : 'queued')
    // A classic client is told Waiting first, always (rule C2).
    if (choice.found === null || ticket.dialect === 'classic') this.#news.tell(place)
    if (choice.found === null) {
      member.place = place
      this.#lobby.add(candidate)
      // A classic client has no word for being out of the queue: it waits until it closes.
      if (ticket.dialect !== 'classic') this.#queueTimes.note(ticket.user, ticket.queuedAt)
      this.#news.touch(ticket.pool)
      this.#noteRelaxations(candidate, choice.relaxes)
    } else {
      this.#pair(member, { ticket, offer }, choice.found, waited)
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
      this.#wakings.note(candidate.ticket.user, at)
      this.#wakings.note(other.ticket.user, at)
    }
  }

  #pair(member: Member, seeker: Applicant, found: Candidate, waited: boolean): void {
    const { clock, members, newId, turns } = this.#parts
    const other = members.get(found.ticket.user)
    if (other?.place.is !== 'waiting') throw new Error('a ticket in the lobby belongs to nobody who waits')
    this.withdraw(other.place)
    const waiting: Applicant = { ticket: found.ticket, offer: other.place.offer }
    const { offerer, answerer } = roles(seeker, waiting, waited)
    const session: Session = {
      id: newId(),
      pool: found.ticket.pool,
      privacy: stricter(seeker.ticket.privacy, found.ticket.privacy),
      startedAt: clock.now(),
      offerer: participant(offerer.ticket, newId()),
      answerer: participant(answerer.ticket, newId()),
    }
    for (const [one, { ticket, offer }] of [
      [member, seeker],
      [other, waiting],
    ] as const) {
      // The answerer's was not needed, and stays good for the next.
      const kept = ticket === offerer.ticket ? null : offer
      one.place = { is: 'paired', session, ticket, wishes: ticket, offer: kept }
    }
    this.#matches++
    this.#parts.live.add(session.id)
    turns.tell((events) => {
      events.onPaired(session, offerer.offer)
    })
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

function participant({ user, device, dialect, address, profile, media }: Ticket, pseudonym: string): Participant {
  return { user, device, dialect, ...(address !== undefined && { address }), profile, media, pseudonym }
}
