import type { Person, Preferences, TicketPlace } from '../../../matching/ticket.ts'
import type { BackendEvents, QueuePolicy, Session, SessionId, UserId } from '../../backend.ts'
import { PEOPLE, POLICY } from './deeds.ts'
import { inOrderFor, mayMeet, type Past, type Wanting } from './slow-rules.ts'

type Place = { readonly is: 'out' | 'idle' | 'reporting' } | Waiting | Paired
interface Waiting {
  readonly is: 'waiting'
  readonly ticket: TicketPlace
}
interface Paired {
  readonly is: 'paired'
  readonly session: Session
}

interface Someone {
  readonly person: Person
  place: Place
  isAway: boolean
  /** What their ticket asks for, or the one that they came to their session with; */
  wishes: Preferences | null
  /** what the next asks for, where that was said in a session. */
  next: Preferences | null
}

/**
 * Knows of people only what events say and what they were told to ask for, and complains when that cannot be by rules M, Q and S. For a backend
 * that answers before a command returns.
 */
export class Watcher implements BackendEvents {
  readonly #now: () => number
  readonly #people = new Map<UserId, Someone>()
  readonly #barred: (readonly [Person, Person])[] = []
  readonly #over: { people: readonly [UserId, UserId]; endedAt: number }[] = []
  readonly #ended = new Set<SessionId>()
  readonly sessions: Session[] = []
  readonly faults: string[] = []
  policy: QueuePolicy = POLICY

  constructor(now: () => number) {
    this.#now = now
    for (const person of PEOPLE) {
      this.#people.set(person.user, { person, place: { is: 'out' }, isAway: false, wishes: null, next: null })
    }
  }

  /** The session that somebody is in. */
  sessionOf(user: UserId): Session | null {
    const { place } = this.#of(user)
    return place.is === 'paired' ? place.session : null
  }

  /** They are about to ask for this. */
  asks(user: UserId, wishes: Preferences): void {
    const one = this.#of(user)
    if (one.place.is === 'out') return
    // They may be paired by this ticket before they hear of it.
    if (one.place.is === 'waiting')
      one.place = { is: 'waiting', ticket: { ...one.place.ticket, queuedAt: this.#now() } }
    if (one.place.is === 'paired' || one.place.is === 'reporting') one.next = wishes
    else one.wishes = wishes
  }

  /** Their connection has ended: nobody tells. */
  goes(user: UserId): void {
    const one = this.#of(user)
    one.place = { is: 'out' }
    one.isAway = false
  }

  /** Complains about those who wait though they may meet (rule Q2). */
  look(): void {
    const waiting = this.#waiting()
    for (const a of waiting) {
      for (const b of waiting) {
        if (a.person.user < b.person.user && this.#mayMeet(a, b))
          this.#fault(`${nameOf(a)} and ${nameOf(b)} wait, but may meet`)
      }
    }
  }

  onArrived({ user }: { user: UserId }): void {
    const one = this.#of(user)
    if (one.place.is === 'paired') this.#fault(`${user} arrives in the middle of a session`)
    Object.assign(one, { place: { is: 'idle' }, isAway: false, wishes: null, next: null })
  }

  onReplaced({ user }: { user: UserId }): void {
    this.goes(user)
  }

  onTurnedAway({ user }: { user: UserId }): void {
    this.#fault(`${user} is turned away`)
  }

  onAway({ user }: { user: UserId }): void {
    this.#of(user).isAway = true
  }

  onBack({ user }: { user: UserId }): void {
    this.#of(user).isAway = false
  }

  onGone({ user }: { user: UserId }): void {
    this.goes(user)
  }

  onWaiting({ user, ticket }: Parameters<BackendEvents['onWaiting']>[0]): void {
    const one = this.#of(user)
    if (one.place.is === 'paired') this.#fault(`${user} waits in the middle of a session`)
    this.#takeUp(one)
    one.place = { is: 'waiting', ticket }
  }

  onPaired(session: Session): void {
    const { id, offerer, answerer } = session
    const [a, b] = [this.#of(offerer.user), this.#of(answerer.user)]
    for (const one of [a, b]) {
      if (one.place.is === 'paired') this.#fault(`${one.person.user} is in two sessions`)
      if (one.place.is === 'out' || one.isAway) this.#fault(`${one.person.user} is paired, but not here`)
      this.#takeUp(one)
    }
    if (this.sessions.some((other) => other.id === id)) this.#fault(`${id} begins twice`)
    const [one, other] = [this.#wanting(a), this.#wanting(b)]
    if (!this.#mayMeet(one, other)) this.#fault(`${nameOf(one)} and ${nameOf(other)} may not meet`)
    // Rule M5: one of the two sought, and the other was the best that there was for it.
    else if (!this.#isFirstFor(one, other) && !this.#isFirstFor(other, one))
      this.#fault(`${nameOf(one)} and ${nameOf(other)} each pass over somebody who comes first`)
    this.sessions.push(session)
    for (const someone of [a, b]) someone.place = { is: 'paired', session }
  }

  onEnded({ session }: Parameters<BackendEvents['onEnded']>[0]): void {
    const { id, offerer, answerer } = session
    if (this.#ended.has(id)) this.#fault(`${id} ends twice`)
    this.#ended.add(id)
    for (const { user } of [offerer, answerer]) {
      const one = this.#of(user)
      // Of one whose connection has ended nobody tells.
      if (one.place.is === 'out') continue
      if (one.place.is !== 'paired' || one.place.session.id !== id) this.#fault(`${user} is not in ${id}, which ends`)
      one.place = { is: 'reporting' }
    }
    this.#over.push({ people: [offerer.user, answerer.user], endedAt: this.#now() })
  }

  onIdle({ user }: { user: UserId }): void {
    const one = this.#of(user)
    this.#takeUp(one)
    one.place = { is: 'idle' }
  }

  onReported({ reporter, reported }: Parameters<BackendEvents['onReported']>[0]): void {
    this.#barred.push([this.#of(reporter.user).person, this.#of(reported.user).person])
  }

  onBlocked({ blocker, blocked }: Parameters<BackendEvents['onBlocked']>[0]): void {
    this.#barred.push([this.#of(blocker.user).person, this.#of(blocked.user).person])
  }

  onRefused(): void {
    // A late command may come to nothing.
  }

  /** A ticket that follows a session asks for what was said in it. */
  #takeUp(one: Someone): void {
    if (one.next === null) return
    one.wishes = one.next
    one.next = null
  }

  #isFirstFor(seeker: Wanting, other: Wanting): boolean {
    const rest = this.#waiting().filter(
      ({ person: { user } }) => ![seeker, other].some((one) => one.person.user === user),
    )
    const allowed = [other, ...rest.filter((one) => this.#mayMeet(seeker, one))]
    return inOrderFor(seeker, allowed)[0] === other
  }

  #mayMeet(a: Wanting, b: Wanting): boolean {
    const past: Past = { barred: this.#barred, sessions: this.#over }
    return mayMeet(a, b, past, this.#now(), this.policy)
  }

  /** Those who wait and are here. */
  #waiting(): Wanting[] {
    return [...this.#people.values()]
      .filter(({ place, isAway }) => place.is === 'waiting' && !isAway)
      .map((one) => this.#wanting(one))
  }

  /** One who has not been told of a ticket has just made it. */
  #wanting({ person, place, wishes }: Someone): Wanting {
    if (wishes === null) throw new Error(`${person.user} never asked for anybody`)
    const now = this.#now()
    const { queuedAt, since, number } =
      place.is === 'waiting' ? place.ticket : { queuedAt: now, since: now, number: Infinity }
    return { person, wishes, queuedAt, since, number }
  }

  #of(user: UserId): Someone {
    return this.#people.get(user) as Someone
  }

  #fault(what: string): void {
    this.faults.push(what)
  }
}

const nameOf = ({ person }: Wanting) => person.user
