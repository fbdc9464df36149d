export interface BackoffBounds {
  readonly minDelayMs: number
  readonly maxDelayMs: number
}

/** Full jitter: thousands who lost the same server come back spread out, not in waves. */
export class Backoff {
  #attempt = 0
  readonly #bounds: BackoffBounds
  readonly #random: () => number

  constructor(bounds: BackoffBounds, random: () => number) {
    this.#bounds = bounds
    this.#random = random
  }

  /** The pause before the next attempt, in milliseconds; less than `mostMs` where that is given. */
  next(mostMs = Infinity): number {
    const { minDelayMs, maxDelayMs } = this.#bounds
    const bound = Math.min(maxDelayMs, minDelayMs * 2 ** this.#attempt)
    // Past the cap more doublings say nothing, and would end in Infinity.
    if (bound < maxDelayMs) this.#attempt++
    return Math.round(this.#random() * Math.min(bound, mostMs))
  }

  /** A little, so that those who were told the same time do not come in the same instant. */
  spread(): number {
    return Math.round(this.#random() * this.#bounds.minDelayMs)
  }

  reset(): void {
    this.#attempt = 0
  }
}
