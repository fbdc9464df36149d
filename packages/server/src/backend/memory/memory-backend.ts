import type { Clock } from '../../clock.ts'
import type { Person, Preferences } from '../../matching/ticket.ts'
import type {
  Backend,
  BackendEvents,
  BackendStats,
  Claim,
  ConnectionId,
  DepartReason,
  PreparedOffer,
  QueuePolicy,
  ReportText,
  Resumed,
  SessionId,
  UserId,
} from '../backend.ts'
import { Alarm } from './alarm.ts'
import { Blocks } from './blocks.ts'
import { Complaints } from './complaints.ts'
import { History } from './history.ts'
import { Matchmaker } from './matchmaker.ts'
import type { Member } from './member.ts'
import { otherOf, Partings } from './partings.ts'
import { Presence } from './presence.ts'
import { Turns } from './turns.ts'
import { isIn } from './whereabouts.ts'

export interface MemoryBackendOptions extends QueuePolicy {
  readonly clock: Clock
  /** Names sessions and pseudonyms; never the same twice, and not to be guessed. */
  readonly newId: () => string
  /** What becomes of a user who is connected already (rule H8). */
  readonly duplicate: 'replace' | 'reject'
}

/** A backend for one process: everything in its memory, events before the command returns. */
export function createMemoryBackend(options: MemoryBackendOptions): Backend {
  return new MemoryBackend(options)
}

class MemoryBackend implements Backend {
  readonly #members = new Map<UserId, Member>()
  readonly #turns = new Turns()
  readonly #alarm: Alarm
  readonly #matchmaker: Matchmaker
  readonly #partings: Partings
  readonly #complaints: Complaints
  readonly #presence: Presence
  readonly #live = new Set<SessionId>()

  constructor({ clock, newId, duplicate, rematchCooldownMs, tagGraceMs, queueTtlMs }: MemoryBackendOptions) {
    const blocks = new Blocks()
    const history = new History()
    this.#alarm = new Alarm(clock, () => {
      this.#take(() => {
        this.#matchmaker.wake()
        this.#presence.dismiss()
      })
    })
    this.#matchmaker = new Matchmaker({
      clock,
      newId,
      policy: { rematchCooldownMs, tagGraceMs, queueTtlMs },
      members: this.#members,
      online: () => this.#presence.online,
      live: this.#live,
      blocks,
      history,
      turns: this.#turns,
    })
    this.#partings = new Partings({
      clock,
      members: this.#members,
      history,
      matchmaker: this.#matchmaker,
      live: this.#live,
      turns: this.#turns,
    })
    this.#complaints = new Complaints({
      clock,
      members: this.#members,
      blocks,
      history,
      partings: this.#partings,
      matchmaker: this.#matchmaker,
      turns: this.#turns,
    })
    this.#presence = new Presence({
      clock,
      duplicate,
      members: this.#members,
      matchmaker: this.#matchmaker,
      partings: this.#partings,
      live: this.#live,
      turns: this.#turns,
    })
  }

  listen(events: BackendEvents): void {
    this.#turns.listen(events)
  }

  arrive(person: Person, connection: ConnectionId): void {
    this.#take(() => {
      this.#presence.arrive(person, connection)
    })
  }

  away(user: UserId, connection: ConnectionId, forMs: number): void {
    this.#withMember(user, (member) => {
      if (member.connection === connection) this.#presence.away(member, forMs)
    })
  }

  back(user: UserId, connection: ConnectionId, resumed: Resumed): void {
    this.#withMember(user, (member) => {
      if (member.connection === connection) this.#presence.back(member, connection, resumed)
    })
  }

  adopt(person: Person, connection: ConnectionId, claim: Claim, forMs: number): void {
    this.#take(() => {
      this.#presence.adopt(person, connection, claim, forMs)
    })
  }

  depart(user: UserId, connection: ConnectionId, reason: DepartReason): void {
    this.#withMember(user, (member) => {
      if (member.connection === connection) this.#presence.depart(member, reason)
    })
  }

  enqueue(user: UserId, preferences: Preferences, offer: PreparedOffer | null = null): void {
    this.#withMember(user, (member) => {
      const { place } = member
      switch (place.is) {
        case 'idle':
          this.#matchmaker.join(member, preferences, offer)
          break
        case 'waiting':
          this.#matchmaker.replace(member, place, preferences, offer)
          break
        case 'held':
          this.#matchmaker.renew(member, place, preferences, offer)
          break
        case 'paired':
        case 'reporting':
          member.place = { ...place, wishes: preferences, offer }
          break
        default:
          place satisfies never
      }
    })
  }

  prepare(user: UserId, offer: PreparedOffer): void {
    this.#withMember(user, (member) => {
      const { place } = member
      if (place.is === 'waiting') this.#matchmaker.prepare(member, place, offer)
      if (place.is === 'idle' || place.is === 'held' || place.is === 'reporting') {
        this.#turns.tell((events) => {
          events.onRefused({ user, ref: 'Prepare', session: null, code: 'not_ready' })
        })
      }
    })
  }

  unprepare(user: UserId): void {
    this.#withMember(user, (member) => {
      if (member.place.is !== 'idle') member.place = { ...member.place, offer: null }
    })
  }

  skip(user: UserId, session: SessionId | null, offer: PreparedOffer | null = null): void {
    this.#withMember(user, (member) => {
      const { place } = member
      if (isIn(place, session)) {
        this.#partings.leave(member, place, 'skipped')
        this.#matchmaker.join(member, place.wishes, offer ?? place.offer)
      } else if (session === null && member.person.dialect === 'classic') {
        if (place.is === 'waiting') this.#matchmaker.toTheBack(member, place)
        if (place.is === 'idle' && place.wishes !== null) this.#matchmaker.join(member, place.wishes)
      }
    })
  }

  fail(user: UserId, session: SessionId, offer: PreparedOffer | null = null): void {
    this.#withMember(user, (member) => {
      const { place } = member
      if (!isIn(place, session)) return
      if (offer !== null) member.place = { ...place, offer }
      this.#partings.part(place.session, [otherOf(place.session, user)], 'failed')
    })
  }

  expire(user: UserId, session: SessionId, reason: 'timeout' | 'idle'): void {
    this.#withMember(user, ({ place }) => {
      if (!isIn(place, session)) return
      const { offerer, answerer } = place.session
      this.#partings.part(place.session, [offerer, answerer], reason, reason === 'idle' ? 'idle' : 'queue')
    })
  }

  leave(user: UserId): void {
    this.#withMember(user, (member) => {
      this.#partings.vacate(member, 'left')
      this.#turns.tell((events) => {
        events.onIdle({ user, reason: 'left' })
      })
    })
  }

  report(user: UserId, session: SessionId | null, text: ReportText): void {
    this.#withMember(user, (member) => {
      this.#complaints.report(member, session, text)
    })
  }

  block(user: UserId, session: SessionId): void {
    this.#withMember(user, (member) => {
      this.#complaints.block(member, session)
    })
  }

  requeue(user: UserId): void {
    this.#withMember(user, (member) => {
      this.#complaints.requeue(member)
    })
  }

  setPolicy(policy: QueuePolicy): void {
    this.#take(() => {
      this.#matchmaker.setPolicy(policy)
    })
  }

  async stats(): Promise<BackendStats> {
    const { waiting, matches } = this.#matchmaker
    return { online: this.#presence.online, waiting, sessions: this.#live.size, totalMatches: matches }
  }

  async close(): Promise<void> {
    this.#turns.close()
    this.#alarm.stop()
  }

  #take(turn: () => void): void {
    this.#turns.take(() => {
      this.#matchmaker.relax()
      turn()
      this.#matchmaker.refreshReasons()
      this.#alarm.set(earlier(this.#matchmaker.next, this.#presence.next))
    })
  }

  #withMember(user: UserId, turn: (member: Member) => void): void {
    this.#take(() => {
      const member = this.#members.get(user)
      if (member !== undefined) turn(member)
    })
  }
}

function earlier(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b)
}
