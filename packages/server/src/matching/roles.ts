import { byAge } from './place.ts'
import type { Ticket } from './ticket.ts'

/** One of two who have found each other. */
export interface Half {
  readonly ticket: Ticket
  /** An offer that is ready (rule Q4). */
  readonly offer: unknown
}

/**
 * Who offers (rule Q3): the ticket that was in the queue already; where both were, the one that has an offer ready, else the older.
 *
 * @param seekerWaited whether the seeker was in the queue too, and not only just arriving
 */
export function roles<One extends Half>(
  seeker: One,
  found: One,
  seekerWaited: boolean,
): { offerer: One; answerer: One } {
  const seekerOffers = seekerWaited && isFirst(seeker, found)
  return seekerOffers ? { offerer: seeker, answerer: found } : { offerer: found, answerer: seeker }
}

function isFirst(a: Half, b: Half): boolean {
  const hasOffer = a.offer !== null
  return hasOffer === (b.offer !== null) ? byAge(a.ticket, b.ticket) < 0 : hasOffer
}
