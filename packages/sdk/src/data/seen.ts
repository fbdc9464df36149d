/** So many counters are remembered one by one; anything this far behind the highest counts as seen. */
const WINDOW = 1_024

/** The counters `n` of one sender that were seen, over both roads (rule R2). Bounded, whatever the sender claims. */
export class Seen {
  readonly #seen = new Set<number>()
  #highest = -1

  /** Whether `n` is new; from now on it is not. */
  take(n: number): boolean {
    if (n <= this.#highest - WINDOW || this.#seen.has(n)) return false
    this.#seen.add(n)
    this.#highest = Math.max(this.#highest, n)
    if (this.#seen.size > 2 * WINDOW) {
      for (const old of this.#seen) if (old <= this.#highest - WINDOW) this.#seen.delete(old)
    }
    return true
  }
}
