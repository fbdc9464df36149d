import type { PeerLeftReason } from '@mismatch/protocol'
import type { Clock } from '../../clock.ts'
import { byAge } from '../../matching/place.ts'
import type { DepartReason, Participant, Session, SessionId, UserId } from '../backend.ts'
import type { History } from './history.ts'
import type { Matchmaker } from './matchmaker.ts'
import { wishesOf, type Member, type Paired } from './member.ts'
import type { Turns } from './turns.ts'

export interface PartingsParts {
  readonly clock: Clock
  readonly members: ReadonlyMap<UserId, Member>
  readonly history: History
  readonly matchmaker: Matchmaker
  /** The sessions that are going on. */
  readonly live: Set<SessionId>
  readonly turns: Turns
}

/** How sessions end, and what becomes of those who were in them (rules Q5, Q7). */
export class Partings {
  readonly #parts: PartingsParts

  constructor(parts: PartingsParts) {
    this.#parts = parts
  }

  /** Takes somebody out of wherever they are; `reason` is for a partner. */
  vacate(member: Member, reason: 'replaced' | DepartReason): void {
    const { matchmaker } = this.#parts
    const { place } = member
    member.place = { is: 'idle', wishes: wishesOf(place) }
    if (place.is === 'waiting') matchmaker.withdraw(place)
    if (place.is === 'held') matchmaker.release(place)
    if (place.is === 'paired') this.leave(member, place, reason)
  }

  /** One of the two ends it: the other is told why and brought on; where the one goes is the caller's to say. */
  leave(member: Member, { session, wishes }: Paired, reason: PeerLeftReason): void {
    const partner = otherOf(session, member.person.user)
    member.place = { is: 'idle', wishes }
    this.#end(session, [partner], reason)
    this.#bringOn(this.#stillIn(session, [partner]))
  }

  /** It ends for both, who go the same way. `told` are those who do not know it yet. */
  part(session: Session, told: readonly Participant[], reason: PeerLeftReason, goOn: 'queue' | 'idle' = 'queue'): void {
    const both = this.#stillIn(session, [session.offerer, session.answerer])
    this.#end(session, told, reason)
    this.#bringOn(both, goOn)
  }

  #end(session: Session, told: readonly Participant[], reason: PeerLeftReason): void {
    const { clock, history, turns } = this.#parts
    const { id, startedAt, offerer, answerer } = session
    const endedAt = clock.now()
    this.#parts.live.delete(id)
    history.add(offerer.user, { session: id, other: known(answerer), startedAt, endedAt })
    history.add(answerer.user, { session: id, other: known(offerer), startedAt, endedAt })
    turns.tell((events) => {
      events.onEnded({ session, told: told.map(({ user }) => ({ user, reason })) })
    })
  }

  /** Rule Q7; of two the one who came first seeks first. */
  #bringOn(
    left: readonly { readonly member: Member; readonly place: Paired }[],
    goOn: 'queue' | 'idle' = 'queue',
  ): void {
    const { matchmaker, turns } = this.#parts
    for (const { member, place } of [...left].sort((a, b) => byAge(a.place.ticket, b.place.ticket))) {
      const { ticket, wishes } = place
      // A classic client has no word for being out of the queue.
      const isQueued = ticket.dialect === 'classic' || (goOn === 'queue' && wishes.autoRequeue)
      if (isQueued) {
        matchmaker.rejoin(member, place)
        continue
      }
      const { user } = member.person
      member.place = { is: 'idle', wishes }
      turns.tell((events) => {
        events.onIdle({ user, reason: 'peer_left' })
      })
    }
  }

  #stillIn(session: Session, people: readonly Participant[]) {
    return people.flatMap(({ user }) => {
      const member = this.#parts.members.get(user)
      const place = member?.place
      return member !== undefined && place?.is === 'paired' && place.session === session ? [{ member, place }] : []
    })
  }
}

/** What a report, or a block, needs to know of somebody. */
export function known({ user, device, address }: Participant): Pick<Participant, 'user' | 'device' | 'address'> {
  return { user, device, ...(address !== undefined && { address }) }
}

export function otherOf({ offerer, answerer }: Session, user: UserId): Participant {
  return offerer.user === user ? answerer : offerer
}
