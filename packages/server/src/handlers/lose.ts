import type { Ending } from '../connection/ending.ts'
import type { Link } from '../connection/link.ts'
import type { Context } from './context.ts'

/** How long a ticket waits for a page that may only be loading again (rule H5), in ms. */
const RELOAD_MS = 10_000

/** Rule H5: what a connection that has ended leaves of its user. */
export function lose(context: Pick<Context, 'backend' | 'links' | 'resumeWindowMs'>, link: Link, ending: Ending): void {
  const { backend, links, resumeWindowMs } = context
  const { id, user } = link
  link.detach()
  // With the server gone nobody has left anybody: calls go on, and clients come back (rule E3).
  if (ending === 'restart') return
  const keptMs =
    !link.canResume ? 0
    : ending === 'disconnected' ? resumeWindowMs
    : ending === 'unloaded' && link.hasTicket ? Math.min(RELOAD_MS, resumeWindowMs)
    : 0
  if (keptMs > 0) {
    backend.away(user, id, keptMs)
    return
  }
  links.remove(link)
  backend.depart(user, id, ending === 'unloaded' ? 'left' : ending)
}
