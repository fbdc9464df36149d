import type { Person, Preferences } from '../../matching/ticket.ts'
import type {
  BackendEvents,
  BlockOfUser,
  PreparedOffer,
  ReportOfUser,
  Returned,
  Session,
  SessionId,
  UserId,
  Waiting,
} from '../backend.ts'
import type { Harness, HarnessOptions, MakeHarness } from './harness.ts'

export const VIDEO: Preferences = {
  pool: 'default',
  media: 'video',
  mode: 'global',
  tags: [],
  languages: [],
  profile: {},
  privacy: 'direct',
  autoRequeue: true,
}
export const COOLDOWN_MS = 10_000
export const GRACE_MS = 8_000

/** One event as somebody heard it: `who` and a line to compare with. */
interface Heard {
  readonly who: UserId
  readonly line: string
}

export const offerOf = (id: string): PreparedOffer => ({ id, sdp: `the sdp of ${id}` })

/** Some people and a backend: what they do in short words, and what they hear, from its events alone. */
export class Scene implements BackendEvents {
  readonly #harness: Harness
  readonly #heard: Heard[] = []
  readonly #sessions = new Map<UserId, Session>()
  readonly paired: Session[] = []
  /** What everybody was told last of how long they will wait, in ms. */
  readonly estimates = new Map<UserId, number | null>()
  readonly ended: Session[] = []
  readonly reports: ReportOfUser[] = []
  readonly blocks: BlockOfUser[] = []

  constructor(make: MakeHarness, options: Partial<HarnessOptions> = {}) {
    this.#harness = make({
      rematchCooldownMs: COOLDOWN_MS,
      tagGraceMs: GRACE_MS,
      queueTtlMs: 0,
      duplicate: 'replace',
      seed: 1,
      ...options,
    })
    this.#harness.backend.listen(this)
  }

  get backend() {
    return this.#harness.backend
  }

  /** Connects people, one after the other; each connection is called after its user. */
  async come(...people: (UserId | (Partial<Person> & { user: UserId }))[]): Promise<void> {
    for (const someone of people) {
      const person = typeof someone === 'string' ? { user: someone } : someone
      this.backend.arrive({ device: null, dialect: 'v1', ...person }, `connection of ${person.user}`)
      await this.settle()
    }
  }

  /** Into the queue, one after the other. */
  async queue(wishes: Partial<Preferences>, ...users: UserId[]): Promise<void> {
    for (const user of users) {
      this.backend.enqueue(user, { ...VIDEO, ...wishes })
      await this.settle()
    }
  }

  /** Connects people and puts them into the queue. */
  async enter(...people: (UserId | (Partial<Person> & { user: UserId }))[]): Promise<void> {
    for (const person of people) {
      await this.come(person)
      await this.queue({}, typeof person === 'string' ? person : person.user)
    }
  }

  /** Two who are idle meet in a pool of their own, part, perhaps for good, and are idle again. */
  async met(one: UserId, other: UserId, how: 'block' | 'leave' = 'leave'): Promise<void> {
    await this.queue({ pool: `${one} and ${other}` }, one, other)
    if (how === 'block') await this.report(one)
    for (const user of [one, other]) {
      this.backend.leave(user)
      await this.settle()
    }
  }

  /** Ends the session that somebody is in; `offer` names one that the next ticket holds. */
  async skip(user: UserId, offer?: string): Promise<void> {
    this.backend.skip(user, this.sessionOf(user), offer === undefined ? null : offerOf(offer))
    await this.settle()
  }

  async prepare(user: UserId, offer: string): Promise<void> {
    this.backend.prepare(user, offerOf(offer))
    await this.settle()
  }

  async report(user: UserId, session: SessionId | null = this.sessionOf(user)): Promise<void> {
    this.backend.report(user, session, { reason: 'spam' })
    await this.settle()
  }

  async settle(): Promise<void> {
    await this.#harness.settle()
  }

  async advance(ms: number): Promise<void> {
    await this.#harness.advance(ms)
    await this.settle()
  }

  /** What somebody has heard since this was last asked. */
  news(user: UserId): string[] {
    const news = this.#heard.filter(({ who }) => who === user).map(({ line }) => line)
    this.forget(user)
    return news
  }

  /** Everything that anybody has heard, in order. */
  get story(): string[] {
    return this.#heard.map(({ who, line }) => `${who}: ${line}`)
  }

  /** Takes what was heard so far as read. */
  forget(...users: UserId[]): void {
    const rest = this.#heard.filter(({ who }) => !users.includes(who))
    this.#heard.splice(0, Infinity, ...rest)
  }

  sessionOf(user: UserId): SessionId {
    const session = this.#sessions.get(user)
    if (session === undefined) throw new Error(`${user} is in no session`)
    return session.id
  }

  /** The partner of somebody; null outside a session. */
  partnerOf(user: UserId): UserId | null {
    const session = this.#sessions.get(user)
    if (session === undefined) return null
    return otherIn(session, user)
  }

  onArrived({ user }: { user: UserId }): void {
    this.#hear(user, 'arrived')
  }
  onAway({ user, session }: Parameters<BackendEvents['onAway']>[0]): void {
    this.#hear(user, session === null ? 'away' : `away from ${otherIn(session, user)}`)
  }
  onBack({ user, resumed, wasAway, session, ticket }: Returned): void {
    const where =
      session !== null ? `with ${otherIn(session, user)}`
      : ticket !== null ? 'waiting'
      : 'idle'
    if (session !== null) this.#sessions.set(user, session)
    this.#hear(user, `back: ${resumed}, ${where}${wasAway ? '' : ', was not away'}`)
  }
  onGone({ user, connection }: { user: UserId; connection: string }): void {
    this.#hear(user, `gone: ${connection}`)
  }
  onReplaced({ user, connection }: { user: UserId; connection: string }): void {
    this.#hear(user, `replaced: ${connection}`)
  }
  onTurnedAway({ user, connection }: { user: UserId; connection: string }): void {
    this.#hear(user, `turned away: ${connection}`)
  }
  onWaiting({ user, position, reason, estimateMs, prepared }: Waiting): void {
    this.estimates.set(user, estimateMs)
    this.#hear(user, `waiting at ${String(position)}: ${reason}${prepared === null ? '' : ` with ${prepared}`}`)
  }
  onPaired(session: Session, offer: PreparedOffer | null): void {
    const { offerer, answerer } = session
    this.paired.push(session)
    this.#sessions.set(offerer.user, session)
    this.#sessions.set(answerer.user, session)
    this.#hear(offerer.user, `paired with ${answerer.user}: offers${offer === null ? '' : ` ${offer.id}`}`)
    this.#hear(answerer.user, `paired with ${offerer.user}: answers`)
  }
  onEnded({ session, told }: Parameters<BackendEvents['onEnded']>[0]): void {
    this.ended.push(session)
    for (const { user } of [session.offerer, session.answerer]) {
      if (this.#sessions.get(user)?.id === session.id) this.#sessions.delete(user)
    }
    for (const { user, reason } of told) this.#hear(user, `peer left: ${reason}`)
  }
  onIdle({ user, reason }: Parameters<BackendEvents['onIdle']>[0]): void {
    this.#hear(user, `idle: ${reason}`)
  }
  onReported(report: ReportOfUser): void {
    this.reports.push(report)
    this.#hear(report.reporter.user, `reported ${report.reported.user}`)
  }
  onBlocked(block: BlockOfUser): void {
    this.blocks.push(block)
    this.#hear(block.blocker.user, 'blocked')
  }
  onRefused({ user, ref, code }: Parameters<BackendEvents['onRefused']>[0]): void {
    this.#hear(user, `refused ${ref}: ${code}`)
  }

  #hear(who: UserId, line: string): void {
    this.#heard.push({ who, line })
  }
}

function otherIn({ offerer, answerer }: Session, user: UserId): UserId {
  return offerer.user === user ? answerer.user : offerer.user
}
