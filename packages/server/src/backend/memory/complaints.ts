import type { Clock } from '../../clock.ts'
import type { Participant, ReportText, Session, SessionId, UserId } from '../backend.ts'
import type { Blocks } from './blocks.ts'
import type { History } from './history.ts'
import type { Matchmaker } from './matchmaker.ts'
import type { Member } from './member.ts'
import { otherOf, type Partings } from './partings.ts'
import type { Turns } from './turns.ts'
import { isIn, isWith } from './whereabouts.ts'

type Known = Pick<Participant, 'user' | 'device' | 'address'>

export interface ComplaintsParts {
  readonly clock: Clock
  readonly members: ReadonlyMap<UserId, Member>
  readonly blocks: Blocks
  readonly history: History
  readonly partings: Partings
  readonly matchmaker: Matchmaker
  readonly turns: Turns
}

/** Reports and blocks of somebody one is with, or was lately (rules S1, S2). */
export class Complaints {
  readonly #parts: ComplaintsParts

  constructor(parts: ComplaintsParts) {
    this.#parts = parts
  }

  /** Who reports waits for the answer out of the queue, until {@link requeue}. */
  report(member: Member, session: SessionId | null, { reason, comment }: ReportText): void {
    const { clock, matchmaker, partings, turns } = this.#parts
    const known = this.#bar(member, session, 'Report')
    if (known === null) return
    const { person, place } = member
    if (isWith(place, person.user, known.other)) {
      partings.leave(member, place, 'skipped')
      const { ticket, wishes, offer } = place
      member.place = { is: 'reporting', ticket, wishes, offer }
    } else matchmaker.reconsider(member)
    const [reporter, reported] = [this.#identity(person), this.#identity(known.other)]
    const at = clock.now()
    const report = { session: known.session, reporter, reported, at, sessionMs: known.lastedMs, reason, comment }
    turns.tell((events) => {
      events.onReported(report)
    })
  }

  block(member: Member, session: SessionId): void {
    const { clock, matchmaker, partings, turns } = this.#parts
    const known = this.#bar(member, session, 'Block')
    if (known === null) return
    const block = { session, blocker: member.person, blocked: known.other, at: clock.now() }
    turns.tell((events) => {
      events.onBlocked(block)
    })
    const { person, place } = member
    if (isWith(place, person.user, known.other)) {
      partings.leave(member, place, 'skipped')
      matchmaker.join(member, place.wishes, place.offer)
    } else matchmaker.reconsider(member)
  }

  /** The report of this one is answered. */
  requeue(member: Member): void {
    const { place } = member
    if (place.is === 'reporting') this.#parts.matchmaker.rejoin(member, place)
  }

  /** One of a former life, whose session came in a token, is known with an address only by who they are now. */
  #identity({ user, device, address = this.#parts.members.get(user)?.person.address }: Known): Known {
    return { user, device, ...(address !== undefined && { address }) }
  }

  /** Blocks the other of a session that is live or was lately; null, and the user is told, if there is none. */
  #bar({ person, place }: Member, session: SessionId | null, ref: 'Report' | 'Block') {
    const { clock, blocks, history, turns } = this.#parts
    const { user } = person
    const now = clock.now()
    const live =
      isIn(place, session) ?
        { session: place.session.id, other: otherOf(place.session, user), ...spanOf(place.session, now) }
      : undefined
    const past = session === null ? undefined : history.reportable(user, session, now)
    const known = live ?? past
    if (known === undefined) {
      turns.tell((events) => {
        events.onRefused({ user, ref, session, code: 'not_paired' })
      })
      return null
    }
    // Before anybody is queued again, or the two could meet once more.
    blocks.add(person, known.other)
    return { session: known.session, other: known.other, lastedMs: known.endedAt - known.startedAt }
  }
}

function spanOf({ startedAt }: Session, endedAt: number) {
  return { startedAt, endedAt }
}
