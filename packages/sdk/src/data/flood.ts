import type { Clock } from '../clock.ts'

/** What the server allows on the other road (rule S3); nobody who writes and clicks by hand comes near it. */
const PER_SECOND = 100
const BURST = 400

/** Holds back a partner who floods the data channel, where no server counts. */
export class Flood {
  #tokens = BURST
  #at: number
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
    this.#at = clock.now()
  }

  /** Whether one more frame is within bounds. */
  take(): boolean {
    const now = this.#clock.now()
    this.#tokens = Math.min(BURST, this.#tokens + (Math.max(0, now - this.#at) / 1_000) * PER_SECOND)
    this.#at = now
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }
}
