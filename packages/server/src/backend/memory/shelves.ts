import { byAge } from '../../matching/place.ts'
import type { Candidate } from '../../matching/rules.ts'
import type { Shelf } from '../../matching/shelves.ts'
import { RankedSet } from './ranked-set.ts'

/** Those who wait, in the order of their age. */
export class Line extends RankedSet<Candidate> {
  constructor() {
    super((a, b) => byAge(a.ticket, b.ticket))
  }
}

/** Who stands on which shelf. An empty one is not there at all, and one on which a single ticket stands, as on most, is just that ticket. */
export class Shelves {
  readonly #shelves = new Map<Shelf, Candidate | Line>()

  add(shelf: Shelf, candidate: Candidate): void {
    const there = this.#shelves.get(shelf)
    if (there === undefined) this.#shelves.set(shelf, candidate)
    else if (there instanceof Line) there.add(candidate)
    else {
      const line = new Line()
      line.add(there)
      line.add(candidate)
      this.#shelves.set(shelf, line)
    }
  }

  /** For one who stands there. */
  remove(shelf: Shelf, candidate: Candidate): void {
    const there = this.#shelves.get(shelf)
    if (there instanceof Line && there.size > 1) there.remove(candidate)
    else this.#shelves.delete(shelf)
  }

  /** Who stands there, oldest first. */
  read(shelf: Shelf): Iterable<Candidate> | undefined {
    const there = this.#shelves.get(shelf)
    return there === undefined || there instanceof Line ? there : [there]
  }
}
