/** How many of the last waits are looked at. */
const REMEMBERED = 64
/** Of so many a guess can be made. */
const ENOUGH = 5
/** An hour ago is another time of day. */
const FRESH_MS = 3_600_000

interface Wait {
  readonly ms: number
  readonly endedAt: number
}

/** How long those who had to wait did, lately: what the next one may expect (rule Q1: `estimate_ms`). */
export class WaitTimes {
  /** In the order in which they ended, */
  readonly #waits: Wait[] = []
  /** and how long they were, the shortest first. */
  readonly #sorted: number[] = []

  /** Somebody who waited has found a partner. */
  note(ms: number, endedAt: number): void {
    if (this.#waits.length === REMEMBERED) this.#forgetOldest()
    this.#waits.push({ ms, endedAt })
    this.#sorted.splice(this.#countUpTo(ms), 0, ms)
  }

  /**
   * How much longer somebody will wait who has waited for `waitedMs`: as long as half of those did who waited longer than that.
   *
   * @returns ms; undefined while too little is known
   */
  estimate(waitedMs: number, now: number): number | undefined {
    for (let oldest = this.#waits[0]; oldest !== undefined && now - oldest.endedAt >= FRESH_MS; oldest = this.#waits[0])
      this.#forgetOldest()
    const shorter = this.#countUpTo(waitedMs)
    const longer = this.#sorted.length - shorter
    if (longer < ENOUGH) return undefined
    return Math.max(0, Math.round((this.#sorted[shorter + (longer >> 1)] ?? waitedMs) - waitedMs))
  }

  #forgetOldest(): void {
    const oldest = this.#waits.shift()
    if (oldest !== undefined) this.#sorted.splice(this.#countUpTo(oldest.ms) - 1, 1)
  }

  /** How many were as long as this, or shorter. */
  #countUpTo(ms: number): number {
    let low = 0
    let high = this.#sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#sorted[middle] ?? Infinity) <= ms) low = middle + 1
      else high = middle
    }
    return low
  }
}
