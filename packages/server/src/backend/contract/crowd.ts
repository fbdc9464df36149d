import { mediaClass } from '../../matching/media-class.ts'
import type { Person, Preferences } from '../../matching/ticket.ts'
import type {
  Backend,
  BackendEvents,
  PreparedOffer,
  ReportOfUser,
  Returned,
  Session,
  SessionId,
  UserId,
} from '../backend.ts'
import { PEOPLE, type Step } from './walk.ts'

/** Where somebody is, as far as events tell. */
type Whereabouts = 'out' | 'waiting' | 'between' | Session

/** Some come back in time, some do not. */
const WINDOW_MS = 6_000

type Known = Pick<Person, 'user' | 'device'>

/** People who do random things, and what the events say of them; complains as soon as that makes no sense. */
export class Crowd implements BackendEvents {
  readonly #backend: Backend
  readonly #where = new Map<UserId, Whereabouts>(PEOPLE.map(({ user }) => [user, 'out']))
  /** What their last commands ask for; commands of one user take effect in order, so this is how it ends. */
  readonly #connections = new Map<UserId, string>()
  readonly #wishes = new Map<UserId, Preferences>()
  readonly #sessions: Session[] = []
  readonly #barred: (readonly [Known, Known])[] = []
  readonly #ended = new Set<SessionId>()
  #arrivals = 0
  #offers = 0
  readonly #given = new Set<string>()
  readonly faults: string[] = []
  readonly story: string[] = []

  constructor(backend: Backend) {
    this.#backend = backend
    backend.listen(this)
  }

  do(step: Step): void {
    const person = PEOPLE[step.who] as Person
    const { user } = person
    const where = this.#where.get(user)
    const any =
      this.#sessions.length === 0 ?
        'none'
      : (this.#sessions.at(-1 - (step.which % this.#sessions.length)) as Session).id
    const own = typeof where === 'object' ? where.id : any
    const named = person.dialect === 'classic' ? null : own
    switch (step.does) {
      case 'come': {
        const connection = `${user} ${String(++this.#arrivals)}`
        this.#connections.set(user, connection)
        this.#wishes.delete(user)
        return this.#backend.arrive(person, connection)
      }
      case 'depart':
        // Sometimes the end of a connection that is long gone.
        if (step.which === 0) return this.#backend.depart(user, `${user} 0`, 'left')
        this.#backend.depart(user, this.#connections.get(user) ?? 'none', step.which < 5 ? 'left' : 'disconnected')
        this.#connections.delete(user)
        return
      case 'away':
        return this.#backend.away(user, this.#connections.get(user) ?? 'none', WINDOW_MS)
      case 'back':
        return this.#backend.back(user, this.#connections.get(user) ?? 'none', step.which < 5 ? 'exact' : 'session')
      case 'ready':
        if (this.#connections.has(user)) this.#wishes.set(user, step.wishes)
        return this.#backend.enqueue(user, step.wishes, this.#offer(step))
      case 'skip':
        return this.#backend.skip(user, named, this.#offer(step))
      case 'skip-any':
        return this.#backend.skip(user, any)
      case 'fail':
        return this.#backend.fail(user, own, this.#offer(step))
      case 'prepare':
        return this.#backend.prepare(user, { id: `offer ${String(++this.#offers)} of ${user}`, sdp: 'v=0' })
      case 'fail-any':
        return this.#backend.fail(user, any)
      case 'expire':
        return this.#backend.expire(user, own, step.reason)
      case 'expire-any':
        return this.#backend.expire(user, any, step.reason)
      case 'block':
        return this.#backend.block(user, own)
      case 'block-any':
        return this.#backend.block(user, any)
      case 'leave':
        return this.#backend.leave(user)
      case 'report':
        return this.#backend.report(user, named, { reason: 'other' })
      case 'report-any':
        return this.#backend.report(user, any, { reason: 'other' })
      case 'requeue':
        return this.#backend.requeue(user)
      case 'settle':
      case 'wait':
        return
      default:
        step satisfies never
    }
  }

  /** Every other time one, named after its maker. */
  #offer({ who, which }: Step): PreparedOffer | null {
    const { user } = PEOPLE[who] as Person
    return which % 2 === 0 ? { id: `offer ${String(++this.#offers)} of ${user}`, sdp: 'v=0' } : null
  }

  /** Everybody who reported goes back into the queue, as after the write. */
  requeueAll(): void {
    for (const { user } of PEOPLE) this.#backend.requeue(user)
  }

  /** To be asked when nothing is on its way and no cooldown runs. */
  async check(): Promise<string[]> {
    const here = [...this.#connections.keys()]
    const waiting = here.filter((user) => this.#where.get(user) === 'waiting')
    const faults = [...this.faults]
    for (const user of here) if (this.#where.get(user) === 'between') faults.push(`${user} is nowhere`)
    for (const a of waiting) {
      for (const b of waiting) if (a < b && this.#allowed(a, b)) faults.push(`${a} and ${b} wait, but may meet`)
    }
    const told = { online: here.length, waiting: waiting.length, sessions: this.#sessions.length - this.#ended.size }
    const expected = JSON.stringify({ ...told, totalMatches: this.#sessions.length })
    const { online, waiting: queued, sessions, totalMatches } = await this.#backend.stats()
    const stats = JSON.stringify({ online, waiting: queued, sessions, totalMatches })
    if (stats !== expected) faults.push(`stats are ${stats}, events say ${expected}`)
    return faults
  }

  #allowed(a: UserId, b: UserId): boolean {
    const [one, other] = [a, b].map((name) => PEOPLE.find(({ user }) => user === name) as Person) as [Person, Person]
    const [wish, desire] = [this.#wishes.get(a), this.#wishes.get(b)]
    if (wish === undefined || desire === undefined) return false
    if (wish.mode === 'buddies_only' && one.buddies?.has(b) !== true) return false
    if (desire.mode === 'buddies_only' && other.buddies?.has(a) !== true) return false
    const isClassic = one.dialect === 'classic' || other.dialect === 'classic'
    if (isClassic && (wish.privacy !== 'direct' || desire.privacy !== 'direct')) return false
    const fit = wish.pool === desire.pool && mediaClass(wish.media) === mediaClass(desire.media)
    return fit && !this.#barred.some((pair) => bars(pair, one, other) || bars(pair, other, one))
  }

  onArrived({ user, connection }: { user: UserId; connection: string }): void {
    this.#move(user, 'out', ['out'], `arrives by ${connection}`)
  }
  onAway({ user, session }: { user: UserId; session: Session | null }): void {
    this.story.push(`${user} is away from ${session?.id ?? 'no session'}`)
  }
  onBack({ user, resumed, wasAway, session, ticket }: Returned): void {
    const where = this.#where.get(user)
    const known = typeof where === 'object' ? where.id : undefined
    if (session?.id !== known || (ticket !== null) !== (where === 'waiting'))
      this.#fault(`${user} comes back to where they were not`)
    this.story.push(`${user} is back: ${resumed} ${String(wasAway)}`)
  }
  onGone({ user, connection }: { user: UserId; connection: string }): void {
    if (this.#connections.get(user) === connection) this.#connections.delete(user)
    this.#move(user, 'out', ['out', 'waiting', 'between'], 'is gone')
  }
  onReplaced({ user, connection }: { user: UserId; connection: string }): void {
    this.#move(user, 'out', ['out', 'waiting', 'between'], `is replaced, was ${connection}`)
  }
  onTurnedAway({ user }: { user: UserId }): void {
    this.#fault(`${user} is turned away`)
  }
  onWaiting(event: Parameters<BackendEvents['onWaiting']>[0]): void {
    const { user, position, online, reason } = event
    this.#move(user, 'waiting', ['out', 'waiting', 'between'], `waits ${String(position)} ${String(online)} ${reason}`)
  }
  onPaired(session: Session, offer: PreparedOffer | null): void {
    const { offerer, answerer } = session
    if (offer !== null && !offer.id.endsWith(` of ${offerer.user}`)) this.#fault(`${offerer.user} offers ${offer.id}`)
    if (offer !== null && this.#given.has(offer.id)) this.#fault(`${offer.id} is given twice`)
    if (offer !== null) this.#given.add(offer.id)
    if (offerer.user === answerer.user) this.#fault(`${offerer.user} meets themselves`)
    this.#sessions.push(session)
    this.#move(offerer.user, session, ['out', 'waiting', 'between'], `offers in ${session.id}`)
    this.#move(answerer.user, session, ['out', 'waiting', 'between'], `answers in ${session.id}`)
  }
  onEnded({ session, told }: Parameters<BackendEvents['onEnded']>[0]): void {
    if (this.#ended.has(session.id)) this.#fault(`${session.id} ends twice`)
    this.#ended.add(session.id)
    for (const { user } of [session.offerer, session.answerer]) {
      const where = this.#where.get(user)
      const isThere = typeof where === 'object' && where.id === session.id
      if (!isThere) this.#fault(`${user} was not in ${session.id}, which ends`)
      this.#where.set(user, this.#connections.has(user) ? 'between' : 'out')
    }
    this.story.push(`${session.id} ends: ${JSON.stringify(told)}`)
  }
  onIdle({ user, reason }: Parameters<BackendEvents['onIdle']>[0]): void {
    this.#move(user, 'out', ['out', 'waiting', 'between'], `is idle: ${reason}`)
  }
  onReported(report: ReportOfUser): void {
    this.#barred.push([report.reporter, report.reported])
    this.story.push(`${report.reporter.user} reports ${report.reported.user}`)
  }
  onBlocked({ blocker: { user }, session: id }: Parameters<BackendEvents['onBlocked']>[0]): void {
    const { offerer, answerer } = this.#sessions.find((session) => session.id === id) as Session
    if (![offerer.user, answerer.user].includes(user)) this.#fault(`${user} blocks somebody of ${id}`)
    this.#barred.push([offerer, answerer])
    this.story.push(`${user} blocks`)
  }
  onRefused({ user }: { user: UserId }): void {
    this.story.push(`${user} is refused`)
  }

  #move(user: UserId, to: Whereabouts, from: readonly Whereabouts[], what: string): void {
    this.story.push(`${user} ${what}`)
    const where = this.#where.get(user) ?? 'out'
    // Nobody tells that a connection has ended: who comes back may have waited before.
    const gone = what.startsWith('arrives') && where !== 'out' && typeof where !== 'object'
    if (!from.includes(where) && !gone)
      this.#fault(`${user} ${what}, but was ${typeof where === 'object' ? where.id : where}`)
    this.#where.set(user, to)
  }

  #fault(what: string): void {
    this.faults.push(what)
  }
}

function bars([one, other]: readonly [Known, Known], a: Person, b: Person): boolean {
  return isSame(one, a) && isSame(other, b)
}

function isSame(known: Known, person: Person): boolean {
  return known.user === person.user || (known.device !== null && known.device === person.device)
}
