import { mediaClass, type MediaClass } from '../../matching/media-class.ts'
import type { Candidate } from '../../matching/rules.ts'
import type { Stage } from '../../matching/shelves.ts'
import type { Ticket } from '../../matching/ticket.ts'
import { Queue } from './queue.ts'

type Where = Pick<Ticket, 'pool' | 'media'>

/** Everybody who waits: one queue for each pool and media class. An empty one is not there at all (rule S6). */
export class Lobby {
  readonly #pools = new Map<string, Map<MediaClass, Queue>>()
  /** In which somebody has more or fewer before them than when that was last looked at. */
  readonly #moved = new Set<Queue>()
  #size = 0

  get size(): number {
    return this.#size
  }

  get hasMoved(): boolean {
    return this.#moved.size > 0
  }

  /** @param isParticular whether they hold out for what their ticket names (rule M3) */
  add(candidate: Candidate, isParticular: boolean): void {
    const { pool: name, media } = candidate.ticket
    let pool = this.#pools.get(name)
    if (pool === undefined) this.#pools.set(name, (pool = new Map<MediaClass, Queue>()))
    let queue = pool.get(mediaClass(media))
    if (queue === undefined) pool.set(mediaClass(media), (queue = new Queue()))
    if (queue.add(candidate, isParticular) > 0) this.#moved.add(queue)
    this.#size++
  }

  /** Takes out somebody who is in the lobby. */
  remove(candidate: Candidate): void {
    const { pool: name, media } = candidate.ticket
    const pool = this.#pools.get(name)
    const queue = pool?.get(mediaClass(media))
    if (pool === undefined || queue === undefined)
      throw new Error('somebody who does not wait is taken out of the lobby')
    if (queue.remove(candidate) > 0) this.#moved.add(queue)
    this.#size--
    if (queue.size === 0) {
      pool.delete(mediaClass(media))
      this.#moved.delete(queue)
    }
    if (pool.size === 0) this.#pools.delete(name)
  }

  /** Whether somebody who waits holds out may have changed; false if it has not. */
  reshelve(candidate: Candidate, isParticular: boolean): boolean {
    return this.#queue(candidate.ticket)?.reshelve(candidate, isParticular) ?? false
  }

  /** Shows each queue in which somebody has moved, oldest first; one for which `look` says false is shown again the next time. */
  showMoved(look: (queue: Iterable<Candidate>) => boolean): void {
    for (const queue of this.#moved) if (look(queue)) this.#moved.delete(queue)
  }

  /** Older tickets of the same pool and media class (rule Q9), whether this candidate is in the lobby or not. */
  position(candidate: Candidate): number {
    return this.#queue(candidate.ticket)?.position(candidate) ?? 0
  }

  /** Whoever a seeker of this pool and media class reads, in pages (rule M5). */
  pages(where: Where, stages: readonly Stage[]): Iterable<readonly Candidate[]> {
    return this.#queue(where)?.pages(stages) ?? []
  }

  /** Whether this very ticket waits. */
  has(candidate: Candidate): boolean {
    return this.#queue(candidate.ticket)?.has(candidate) ?? false
  }

  /** How many wait in a pool, for whatever media. */
  sizeOf(pool: string): number {
    let size = 0
    for (const queue of this.#pools.get(pool)?.values() ?? []) size += queue.size
    return size
  }

  /** The oldest of each media class of a pool, one page of each. */
  oldest(pool: string): Candidate[] {
    return [...(this.#pools.get(pool)?.values() ?? [])].flatMap((queue) => queue.oldest())
  }

  #queue({ pool, media }: Where): Queue | undefined {
    return this.#pools.get(pool)?.get(mediaClass(media))
  }
}
