import { byAge } from './place.ts'
import type { Ticket } from './ticket.ts'

/**
 * Who offers (rule Q3): the ticket that was in the queue already; where both were, the older.
 *
 * @param seekerWaited whether the seeker was in the queue too, and not only just arriving
 */
export function roles(seeker: Ticket, found: Ticket, seekerWaited: boolean): { offerer: Ticket; answerer: Ticket } {
  const seekerOffers = seekerWaited && byAge(seeker, found) < 0
  return seekerOffers ? { offerer: seeker, answerer: found } : { offerer: found, answerer: seeker }
}
