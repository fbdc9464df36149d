import type { Clock } from '../clock.ts'

/** A rate with a burst: a bucket of `burst` tokens that refills at `rate` per `perMs`. */
export interface Rate {
  readonly rate: number
  readonly perMs: number
  readonly burst: number
}

/** Counts one kind of frame of one connection (rule S3). */
export class TokenBucket {
  readonly #clock: Clock
  /** What one token costs: the time in which it grows back, in ms. Counting in time keeps whole numbers whole. */
  readonly #priceMs: number
  readonly #fullMs: number
  #creditMs: number
  #filledAt: number

  constructor({ rate, perMs, burst }: Rate, clock: Clock) {
    this.#clock = clock
    this.#priceMs = perMs / rate
    this.#fullMs = burst * this.#priceMs
    this.#creditMs = this.#fullMs
    this.#filledAt = clock.now()
  }

  /** Takes a token and returns 0; if there is none, the milliseconds until there is. */
  take(): number {
    const now = this.#clock.now()
    // A clock set back must not empty the bucket.
    this.#creditMs = Math.min(this.#fullMs, this.#creditMs + Math.max(0, now - this.#filledAt))
    this.#filledAt = now
    const missingMs = this.#priceMs - this.#creditMs
    if (missingMs > 0) return Math.ceil(missingMs)
    this.#creditMs -= this.#priceMs
    return 0
  }
}
