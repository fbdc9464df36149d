import { PAGE_SIZE } from '../../matching/choose.ts'
import { mediaClass, type MediaClass } from '../../matching/media-class.ts'
import { byAge } from '../../matching/place.ts'
import type { Candidate } from '../../matching/rules.ts'
import type { Preferences, Ticket } from '../../matching/ticket.ts'
import { SortedList } from './sorted-list.ts'

type Queue = SortedList<Candidate>
type Pool = Map<MediaClass, Queue>

/** Everybody who waits: one queue for each pool and media class, oldest first. An empty one is not there at all (rule S6). */
export class Lobby {
  readonly #pools = new Map<string, Pool>()
  /** In which somebody has more or fewer before them than when that was last looked at. */
  readonly #moved = new Set<Queue>()
  #size = 0

  get size(): number {
    return this.#size
  }

  get hasMoved(): boolean {
    return this.#moved.size > 0
  }

  add(candidate: Candidate): void {
    const { pool: name, media } = candidate.ticket
    let pool = this.#pools.get(name)
    if (pool === undefined) this.#pools.set(name, (pool = new Map<MediaClass, Queue>()))
    let queue = pool.get(mediaClass(media))
    if (queue === undefined) pool.set(mediaClass(media), (queue = new SortedList((a, b) => byAge(a.ticket, b.ticket))))
    if (queue.add(candidate) > 0) this.#moved.add(queue)
    this.#size++
  }

  /** Takes out somebody who is in the lobby. */
  remove(candidate: Candidate): void {
    const { pool: name, media } = candidate.ticket
    const pool = this.#pools.get(name)
    const queue = pool?.get(mediaClass(media))
    if (pool === undefined || queue === undefined) return
    if (queue.remove(candidate) > 0) this.#moved.add(queue)
    this.#size--
    if (queue.size === 0) {
      pool.delete(mediaClass(media))
      this.#moved.delete(queue)
    }
    if (pool.size === 0) this.#pools.delete(name)
  }

  /** Shows each queue in which somebody has moved, oldest first; one for which `look` says false is shown again the next time. */
  showMoved(look: (queue: readonly Candidate[]) => boolean): void {
    for (const queue of this.#moved) if (look(queue.slice(0, queue.size))) this.#moved.delete(queue)
  }

  /** Older tickets of the same pool and media class (rule Q9), whether this candidate is in the lobby or not. */
  position(candidate: Candidate): number {
    return this.#queue(candidate.ticket)?.countBefore(candidate) ?? 0
  }

  /** Those whom a ticket could meet, oldest first, in pages (rule M5). */
  *pages(wishes: Preferences): Generator<readonly Candidate[], void, undefined> {
    const queue = this.#queue(wishes)
    for (let from = 0; queue !== undefined && from < queue.size; from += PAGE_SIZE)
      yield queue.slice(from, from + PAGE_SIZE)
  }

  /** How many wait in the same pool for media that do not fit. */
  misfits(wishes: Preferences): number {
    const other: MediaClass = mediaClass(wishes.media) === 'text' ? 'live' : 'text'
    return this.#pools.get(wishes.pool)?.get(other)?.size ?? 0
  }

  /** The oldest of each media class of a pool, one page of each. */
  oldest(pool: string): Candidate[] {
    return [...(this.#pools.get(pool)?.values() ?? [])].flatMap((queue) => queue.slice(0, PAGE_SIZE))
  }

  #queue({ pool, media }: Pick<Ticket, 'pool' | 'media'>): Queue | undefined {
    return this.#pools.get(pool)?.get(mediaClass(media))
  }
}
