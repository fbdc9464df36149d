import type { Clock } from '../clock.ts'

/** Notices when something has happened `limit` times within `windowMs` (rules F4, S3). */
export class RecentCount {
  readonly #limit: number
  readonly #windowMs: number
  readonly #clock: Clock
  #times: number[] = []

  constructor(limit: number, windowMs: number, clock: Clock) {
    this.#limit = limit
    this.#windowMs = windowMs
    this.#clock = clock
  }

  /** It has happened again; true if that was once too often. */
  add(): boolean {
    const now = this.#clock.now()
    this.#times = this.#times.filter((time) => now - time < this.#windowMs)
    this.#times.push(now)
    return this.#times.length >= this.#limit
  }
}
