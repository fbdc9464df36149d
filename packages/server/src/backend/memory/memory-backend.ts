import type { PeerLeftReason } from '@mismatch/protocol'
import type { Clock } from '../../clock.ts'
import type { Person, Preferences } from '../../matching/ticket.ts'
import type {
  Backend,
  BackendEvents,
  BackendStats,
  ConnectionId,
  Participant,
  ReportText,
  Session,
  SessionId,
  UserId,
} from '../backend.ts'
import { Alarm } from './alarm.ts'
import { Blocks } from './blocks.ts'
import { History } from './history.ts'
import { Matchmaker } from './matchmaker.ts'
import type { Member, Paired, Place } from './member.ts'
import { Turns } from './turns.ts'

export interface MemoryBackendOptions {
  readonly clock: Clock
  /** Names sessions and pseudonyms; never the same twice, and not to be guessed. */
  readonly newId: () => string
  /** Rule M2; 0 = those who met may meet again at once. */
  readonly rematchCooldownMs: number
  /** Rule Q9: how long somebody waits before they are idle again; 0 = until they leave. */
  readonly queueTtlMs: number
  /** What becomes of a user who is connected already (rule H8). */
  readonly duplicate: 'replace' | 'reject'
}

/** A backend for one process: everything in its memory, events before the command returns. */
export function createMemoryBackend(options: MemoryBackendOptions): Backend {
  return new MemoryBackend(options)
}

class MemoryBackend implements Backend {
  readonly #clock: Clock
  readonly #duplicate: 'replace' | 'reject'
  readonly #members = new Map<UserId, Member>()
  readonly #blocks = new Blocks()
  readonly #history: History
  readonly #turns = new Turns()
  readonly #alarm: Alarm
  readonly #matchmaker: Matchmaker
  #ended = 0

  constructor({ clock, newId, rematchCooldownMs, queueTtlMs, duplicate }: MemoryBackendOptions) {
    this.#clock = clock
    this.#duplicate = duplicate
    this.#history = new History(rematchCooldownMs)
    this.#alarm = new Alarm(clock, () => {
      this.#take(() => {
        this.#matchmaker.wake()
      })
    })
    this.#matchmaker = new Matchmaker({
      clock,
      newId,
      policy: { rematchCooldownMs },
      queueTtlMs,
      members: this.#members,
      blocks: this.#blocks,
      history: this.#history,
      turns: this.#turns,
    })
  }

  listen(events: BackendEvents): void {
    this.#turns.listen(events)
  }

  arrive(person: Person, connection: ConnectionId): void {
    const { user } = person
    this.#take(() => {
      const present = this.#members.get(user)
      if (present?.connection === connection) return
      if (present !== undefined && this.#duplicate === 'reject') {
        this.#turns.tell((events) => {
          events.onTurnedAway({ user, connection })
        })
        return
      }
      this.#members.set(user, { person, connection, place: { is: 'idle', wishes: null } })
      if (present !== undefined) {
        this.#vacate(present, 'replaced')
        this.#turns.tell((events) => {
          events.onReplaced({ user, connection: present.connection })
        })
      }
      this.#turns.tell((events) => {
        events.onArrived({ user, connection })
      })
    })
  }

  depart(user: UserId, connection: ConnectionId, reason: 'disconnected' | 'left'): void {
    this.#withMember(user, (member) => {
      if (member.connection !== connection) return
      this.#members.delete(user)
      this.#vacate(member, reason)
    })
  }

  enqueue(user: UserId, preferences: Preferences): void {
    this.#withMember(user, (member) => {
      const { place } = member
      switch (place.is) {
        case 'idle':
          this.#matchmaker.join(member, preferences)
          break
        case 'waiting':
          this.#matchmaker.replace(member, place, preferences)
          break
        case 'paired':
        case 'reporting':
          member.place = { ...place, wishes: preferences }
          break
        default:
          place satisfies never
      }
    })
  }

  skip(user: UserId, session: SessionId | null): void {
    this.#withMember(user, (member) => {
      const { place } = member
      if (isIn(place, session)) {
        this.#end(member, place, 'skipped')
        this.#matchmaker.join(member, place.wishes)
      } else if (session === null && member.person.dialect === 'classic') {
        if (place.is === 'waiting') this.#matchmaker.toTheBack(member, place)
        if (place.is === 'idle' && place.wishes !== null) this.#matchmaker.join(member, place.wishes)
      }
    })
  }

  leave(user: UserId): void {
    this.#withMember(user, (member) => {
      this.#vacate(member, 'left')
      this.#turns.tell((events) => {
        events.onIdle({ user, reason: 'left' })
      })
    })
  }

  report(user: UserId, session: SessionId | null, text: ReportText): void {
    this.#withMember(user, (member) => {
      const now = this.#clock.now()
      const { person, place } = member
      const live = isIn(place, session) ? place : null
      const past = live === null && session !== null ? this.#history.reportable(user, session, now) : undefined
      const about = live === null ? past : { session: live.session.id, other: otherOf(live.session, user) }
      if (about === undefined) {
        this.#turns.tell((events) => {
          events.onRefused({ user, ref: 'Report', code: 'not_paired' })
        })
        return
      }
      // Before anybody is queued again, or the two could meet once more.
      this.#blocks.add(person, about.other)
      // They may have met again since the session that is reported.
      if (place.is === 'paired' && isSamePerson(otherOf(place.session, user), about.other)) {
        this.#end(member, place, 'skipped')
        member.place = { is: 'reporting', ticket: place.ticket, wishes: place.wishes }
      } else this.#matchmaker.reconsider(member)
      const reporter = identity(person)
      const reported = identity(about.other)
      const report = { session: about.session, reporter, reported, at: now, reason: text.reason, comment: text.comment }
      this.#turns.tell((events) => {
        events.onReported(report)
      })
    })
  }

  requeue(user: UserId): void {
    this.#withMember(user, (member) => {
      const { place } = member
      if (place.is === 'reporting') this.#matchmaker.rejoin(member, place.ticket, place.wishes)
    })
  }

  async stats(): Promise<BackendStats> {
    const { waiting, matches } = this.#matchmaker
    return { online: this.#members.size, waiting, sessions: matches - this.#ended, totalMatches: matches }
  }

  async close(): Promise<void> {
    this.#turns.close()
    this.#alarm.stop()
  }

  #take(turn: () => void): void {
    this.#turns.take(() => {
      turn()
      this.#matchmaker.refreshReasons()
      this.#alarm.set(this.#matchmaker.next)
    })
  }

  #withMember(user: UserId, turn: (member: Member) => void): void {
    this.#take(() => {
      const member = this.#members.get(user)
      if (member !== undefined) turn(member)
    })
  }

  /** Takes somebody out of wherever they are; `reason` is for a partner. */
  #vacate(member: Member, reason: 'replaced' | 'disconnected' | 'left'): void {
    const { place } = member
    member.place = { is: 'idle', wishes: wishesOf(place) }
    if (place.is === 'waiting') this.#matchmaker.withdraw(place)
    if (place.is === 'paired') this.#end(member, place, reason)
  }

  /** Ends a session and brings the partner on, as rules Q5 and Q7 say; where the member goes is the caller's to say. */
  #end(member: Member, { session, wishes }: Paired, reason: PeerLeftReason): void {
    const { user } = member.person
    const partner = otherOf(session, user)
    member.place = { is: 'idle', wishes }
    this.#ended++
    const endedAt = this.#clock.now()
    this.#history.add(user, { session: session.id, other: identity(partner), endedAt })
    this.#history.add(partner.user, { session: session.id, other: identity(member.person), endedAt })
    this.#turns.tell((events) => {
      events.onEnded({ session, told: [{ user: partner.user, reason }] })
    })
    this.#leaveBehind(partner.user)
  }

  /** Rule Q7. */
  #leaveBehind(user: UserId): void {
    const member = this.#members.get(user)
    if (member?.place.is !== 'paired') return
    const { ticket, wishes } = member.place
    if (wishes.autoRequeue) {
      this.#matchmaker.rejoin(member, ticket, wishes)
      return
    }
    member.place = { is: 'idle', wishes }
    this.#turns.tell((events) => {
      events.onIdle({ user, reason: 'peer_left' })
    })
  }
}

/** Whether somebody is in this session now; `null` stands for whichever it is. */
function isIn(place: Place, session: SessionId | null): place is Paired {
  return place.is === 'paired' && (session === null || place.session.id === session)
}

function wishesOf(place: Place): Preferences | null {
  return place.is === 'waiting' ? place.candidate.ticket : place.wishes
}

function otherOf({ offerer, answerer }: Session, user: UserId): Participant {
  return offerer.user === user ? answerer : offerer
}

function isSamePerson(a: Pick<Person, 'user' | 'device'>, b: Pick<Person, 'user' | 'device'>): boolean {
  return a.user === b.user || (a.device !== null && a.device === b.device)
}

function identity({ user, device }: Pick<Person, 'user' | 'device'>) {
  return { user, device }
}
