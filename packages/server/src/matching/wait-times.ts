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
  /** Oldest first. */
  readonly #waits: Wait[] = []

  /** Somebody who waited has found a partner. */
  note(ms: number, endedAt: number): void {
    this.#waits.push({ ms, endedAt })
    if (this.#waits.length > REMEMBERED) this.#waits.shift()
  }

  /**
   * How much longer somebody will wait who has waited for `waitedMs`: as long as half of those did who waited longer than that.
   *
   * @returns ms; undefined while too little is known
   */
  estimate(waitedMs: number, now: number): number | undefined {
    const longer = this.#waits
      .filter(({ ms, endedAt }) => ms > waitedMs && now - endedAt < FRESH_MS)
      .map(({ ms }) => ms)
    if (longer.length < ENOUGH) return undefined
    longer.sort((a, b) => a - b)
    return Math.max(0, Math.round((longer[longer.length >> 1] ?? waitedMs) - waitedMs))
  }
}
