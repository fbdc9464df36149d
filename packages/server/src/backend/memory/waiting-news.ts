import type { Clock } from '../../clock.ts'
import type { Choice, Lack } from '../../matching/choose.ts'
import type { Candidate } from '../../matching/rules.ts'
import type { PreparedOffer, UserId } from '../backend.ts'
import type { Estimates } from './estimates.ts'
import type { Lobby } from './lobby.ts'
import type { Member, Waiting } from './member.ts'
import type { Turns } from './turns.ts'

/** How often somebody may hear that they moved up, in ms (rule Q9); also how often that is looked at. */
const POSITION_EVERY_MS = 5_000
/** Beyond this position only larger changes are told (rule Q9): a tenth of what was told last. */
const EXACT_POSITIONS = 100

export interface WaitingNewsParts {
  readonly clock: Clock
  readonly lobby: Lobby
  readonly estimates: Estimates
  readonly members: ReadonlyMap<UserId, Member>
  readonly online: () => number
  readonly turns: Turns
  /** What a seeker finds among the oldest of those it could meet. */
  readonly glance: (candidate: Candidate) => Choice
}

/** What those who wait are told: why, and how many are before them (rules Q8, Q9). */
export class WaitingNews {
  readonly #parts: WaitingNewsParts
  /** Pools in which those who wait may have to hear another reason. */
  readonly #touched = new Set<string>()
  #positionsAt = -Infinity

  constructor(parts: WaitingNewsParts) {
    this.#parts = parts
  }

  /** The place of somebody, as they hear of it first. */
  placeOf(candidate: Candidate, offer: PreparedOffer | null, lack: Lack): Waiting {
    const position = this.#parts.lobby.position(candidate)
    return { is: 'waiting', candidate, offer, lack, position, toldAt: this.#parts.clock.now() }
  }

  tell({ candidate, offer, lack, position }: Waiting): void {
    const { clock, estimates, online, turns } = this.#parts
    const estimateMs = estimates.of(candidate.ticket, clock.now())
    const { user, pool, media, number, since, queuedAt } = candidate.ticket
    const ticket = { pool, media, number, since, queuedAt }
    const prepared = offer?.id ?? null
    const waiting = { user, position, online: online(), reason: lack, estimateMs, prepared, ticket }
    turns.tell((events) => {
      events.onWaiting(waiting)
    })
  }

  /** Those who wait in this pool may do so for another reason now. */
  touch(pool: string): void {
    this.#touched.add(pool)
  }

  /**
   * Tells those who wait why, where it has changed (rule Q8). Bounded: only the first page of each touched queue is told,
   * and a reason is what that page says; the rest move up.
   */
  refreshReasons(): void {
    const { glance, lobby } = this.#parts
    for (const candidate of [...this.#touched].flatMap((pool) => lobby.oldest(pool))) {
      const member = this.#listener(candidate)
      if (member === undefined) continue
      const choice = glance(candidate)
      if (choice.found !== null || choice.lack === member.place.lack) continue
      this.#tellAgain(member, this.placeOf(candidate, member.place.offer, choice.lack))
    }
    this.#touched.clear()
  }

  /** When `refreshPositions` has something to do; perhaps by now. */
  get next(): number | undefined {
    return this.#parts.lobby.hasMoved ? this.#positionsAt + POSITION_EVERY_MS : undefined
  }

  /** Tells those who moved where they are now (rule Q9): one pass over each queue in which somebody did. */
  refreshPositions(): void {
    const now = this.#parts.clock.now()
    if (this.next === undefined || now < this.next) return
    this.#positionsAt = now
    this.#parts.lobby.showMoved((queue) => {
      let isDone = true
      let before = 0
      for (const candidate of queue) {
        const position = before++
        const member = this.#listener(candidate)
        if (member === undefined || !isNews(member.place.position, position)) continue
        if (now - member.place.toldAt < POSITION_EVERY_MS) isDone = false
        else this.#tellAgain(member, { ...member.place, position, toldAt: now })
      }
      return isDone
    })
  }

  #tellAgain(member: Member, place: Waiting): void {
    member.place = place
    this.tell(place)
  }

  /** Who holds a ticket; not a classic client, to whom another Waiting would mean another place (rule C4). */
  #listener({ ticket }: Candidate): (Member & { readonly place: Waiting }) | undefined {
    const member = this.#parts.members.get(ticket.user)
    return ticket.dialect === 'v1' && member !== undefined && isWaiting(member) ? member : undefined
  }
}

function isWaiting(member: Member): member is Member & { readonly place: Waiting } {
  return member.place.is === 'waiting'
}

function isNews(told: number, position: number): boolean {
  return position > EXACT_POSITIONS ? Math.abs(position - told) >= told / 10 : position !== told
}
