import type { Clock } from '../clock.ts'

/** A rate with a burst: a bucket of `burst` tokens that refills at `rate` per `perMs`. */
export interface Rate {
  readonly rate: number
  readonly perMs: number
  readonly burst: number
}

/** Counts one kind of frame of one connection (rule S3). */
export class TokenBucket {
  readonly #rate: Rate
  readonly #clock: Clock
  #tokens: number
  #filledAt: number

  constructor(rate: Rate, clock: Clock) {
    this.#rate = rate
    this.#clock = clock
    this.#tokens = rate.burst
    this.#filledAt = clock.now()
  }

  /** Takes a token and returns 0; if there is none, the milliseconds until there is. */
  take(): number {
    const { rate, perMs, burst } = this.#rate
    const now = this.#clock.now()
    // A clock set back must not empty the bucket.
    const elapsed = Math.max(0, now - this.#filledAt)
    this.#tokens = Math.min(burst, this.#tokens + (elapsed * rate) / perMs)
    this.#filledAt = now
    if (this.#tokens >= 1) {
      this.#tokens--
      return 0
    }
    return Math.ceil(((1 - this.#tokens) * perMs) / rate)
  }
}
