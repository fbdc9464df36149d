import { PAGE_SIZE } from '../../matching/choose.ts'
import { byAge } from '../../matching/place.ts'
import type { Candidate } from '../../matching/rules.ts'
import { shelvesOf, type Stage } from '../../matching/shelves.ts'
import type { UserId } from '../backend.ts'
import { Line, Shelves } from './shelves.ts'

/** Somebody who waits, and how they are shelved. */
interface Entry {
  readonly candidate: Candidate
  /** Whether they hold out for what their ticket names (rule M3). */
  readonly isParticular: boolean
}

/** Those who wait in one pool for media of one class: in the order of their age, and on the shelves on which others look for them. */
export class Queue implements Iterable<Candidate> {
  readonly #all = new Line()
  readonly #entries = new Map<UserId, Entry>()
  readonly #shelves = new Shelves()

  get size(): number {
    return this.#all.size
  }

  /** Oldest first. */
  [Symbol.iterator](): Iterator<Candidate, void, undefined> {
    return this.#all[Symbol.iterator]()
  }

  /** @returns how many are younger */
  add(candidate: Candidate, isParticular: boolean): number {
    this.#shelve({ candidate, isParticular })
    return this.#all.add(candidate)
  }

  /**
   * For somebody who is in it.
   *
   * @returns how many are younger
   */
  remove({ ticket: { user } }: Candidate): number {
    const entry = this.#entries.get(user)
    if (entry === undefined) throw new Error('somebody who does not wait is taken out of the queue')
    this.#unshelve(entry)
    return this.#all.remove(entry.candidate)
  }

  has(candidate: Candidate): boolean {
    return this.#entries.get(candidate.ticket.user)?.candidate === candidate
  }

  /** Whether somebody holds out may have changed; false if it has not. */
  reshelve({ ticket: { user } }: Candidate, isParticular: boolean): boolean {
    const entry = this.#entries.get(user)
    if (entry === undefined || entry.isParticular === isParticular) return false
    this.#unshelve(entry)
    this.#shelve({ candidate: entry.candidate, isParticular })
    return true
  }

  /** How many are older. */
  position(candidate: Candidate): number {
    return this.#all.countBefore(candidate)
  }

  /** The oldest, as many as a page holds. */
  oldest(): Candidate[] {
    return take(this.#all[Symbol.iterator](), PAGE_SIZE)
  }

  /** Whoever a seeker reads, page by page (rule M5). */
  *pages(stages: readonly Stage[]): Generator<readonly Candidate[], void, undefined> {
    for (const stage of stages) {
      const read = this.#read(stage)
      for (let page = take(read, PAGE_SIZE); page.length > 0; page = take(read, PAGE_SIZE)) yield page
    }
  }

  #read({ people, shelves }: Stage): Iterator<Candidate, void, undefined> {
    const lines: Iterable<Candidate>[] = []
    for (const shelf of shelves) {
      const line = this.#shelves.read(shelf)
      if (line !== undefined) lines.push(line)
    }
    const named = people.flatMap((user) => this.#entries.get(user)?.candidate ?? [])
    if (named.length > 0) lines.push(named.sort((a, b) => byAge(a.ticket, b.ticket)))
    return inOrder(lines)
  }

  #shelve(entry: Entry): void {
    const { ticket } = entry.candidate
    this.#entries.set(ticket.user, entry)
    for (const shelf of shelvesOf(ticket, entry.isParticular)) this.#shelves.add(shelf, entry.candidate)
  }

  #unshelve({ candidate, isParticular }: Entry): void {
    this.#entries.delete(candidate.ticket.user)
    for (const shelf of shelvesOf(candidate.ticket, isParticular)) this.#shelves.remove(shelf, candidate)
  }
}

/** Several lines as one, oldest first; who stands in more than one comes once. */
function* inOrder(lines: readonly Iterable<Candidate>[]): Generator<Candidate, void, undefined> {
  const heads = lines.map((line) => {
    const rest = line[Symbol.iterator]()
    return { rest, next: rest.next() }
  })
  for (;;) {
    let oldest: Candidate | undefined
    for (const { next } of heads) {
      if (next.done !== true && (oldest === undefined || byAge(next.value.ticket, oldest.ticket) < 0))
        oldest = next.value
    }
    if (oldest === undefined) return
    yield oldest
    for (const head of heads) if (head.next.value === oldest) head.next = head.rest.next()
  }
}

function take<Item>(from: Iterator<Item, void, undefined>, most: number): Item[] {
  const taken: Item[] = []
  while (taken.length < most) {
    const next = from.next()
    if (next.done === true) break
    taken.push(next.value)
  }
  return taken
}
