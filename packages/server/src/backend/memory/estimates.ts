import { mediaClass } from '../../matching/media-class.ts'
import type { Ticket } from '../../matching/ticket.ts'
import { WaitTimes } from '../../matching/wait-times.ts'
import { Generations } from './generations.ts'

/** Anybody may name a new pool; of so many the wait is remembered. */
const MAX_QUEUES = 1_000

/** How long people wait, pool by pool and for each media class. */
export class Estimates {
  readonly #queues = new Generations<string, WaitTimes>()

  /** The wait of this ticket is over: somebody was found. */
  note(ticket: Ticket, now: number): void {
    const key = keyOf(ticket)
    let times = this.#queues.young(key)
    if (times === undefined) {
      if (this.#queues.size >= MAX_QUEUES) this.#queues.turn()
      this.#queues.set(key, (times = this.#queues.old(key) ?? new WaitTimes()))
    }
    times.note(now - ticket.queuedAt, now)
  }

  /** How much longer this ticket will probably wait, in ms; null while too little is known. */
  of(ticket: Ticket, now: number): number | null {
    const key = keyOf(ticket)
    const times = this.#queues.young(key) ?? this.#queues.old(key)
    return times?.estimate(now - ticket.queuedAt, now) ?? null
  }
}

function keyOf({ pool, media }: Ticket): string {
  return `${mediaClass(media)} ${pool}`
}
