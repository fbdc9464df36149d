import type { Clock } from '../../clock.ts'
import { roles } from '../../matching/roles.ts'
import type { Ticket } from '../../matching/ticket.ts'
import type { PreparedOffer, SessionId } from '../backend.ts'
import type { Estimates } from './estimates.ts'
import type { Member } from './member.ts'
import { sessionOf } from './session-of.ts'
import type { Turns } from './turns.ts'

export interface PairingParts {
  readonly clock: Clock
  readonly newId: () => string
  /** The sessions that are going on. */
  readonly live: Set<SessionId>
  readonly estimates: Estimates
  readonly turns: Turns
}

/** One of two who are about to meet; neither is in the queue any more. */
export interface Applicant {
  readonly member: Member
  readonly ticket: Ticket
  readonly offer: PreparedOffer | null
}

/** Makes sessions of two who have found each other (rules F6, Q3). */
export class Pairing {
  readonly #parts: PairingParts
  #matches = 0

  constructor(parts: PairingParts) {
    this.#parts = parts
  }

  /** Sessions begun since the start. */
  get matches(): number {
    return this.#matches
  }

  /** @param waited whether the seeker had waited too */
  pair(seeker: Applicant, found: Applicant, waited: boolean): void {
    const { clock, estimates, live, newId, turns } = this.#parts
    const { offerer, answerer } = roles(seeker, found, waited)
    const now = clock.now()
    const session = sessionOf(offerer.ticket, answerer.ticket, now, newId)
    estimates.note(found.ticket, now)
    if (waited) estimates.note(seeker.ticket, now)
    for (const { member, ticket, offer } of [seeker, found]) {
      // The answerer's was not needed, and stays good for the next.
      const kept = ticket === offerer.ticket ? null : offer
      member.place = { is: 'paired', session, ticket, wishes: ticket, offer: kept }
    }
    this.#matches++
    live.add(session.id)
    turns.tell((events) => {
      events.onPaired(session, offerer.offer)
    })
  }
}
