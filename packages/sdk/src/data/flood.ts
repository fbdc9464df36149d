import type { Clock } from '../clock.ts'

/** What the server allows on the other road (rule S3); nobody who writes and clicks by hand comes near it. */
const PER_SECOND = 100
export const BURST = 400
/** One's own messages keep this far below it: a road may bunch frames, and state and typing need room as well. */
export const OWN_BURST = BURST / 2
/** Milliseconds until there is room for one more. */
export const ROOM_AFTER_MS = 1_000 / PER_SECOND

/** Holds back who floods the data channel, where no server counts: the partner, and oneself before the partner must. */
export class Flood {
  #tokens: number
  readonly #burst: number
  #at: number
  readonly #clock: Clock

  constructor(clock: Clock, burst: number) {
    this.#burst = this.#tokens = burst
    this.#clock = clock
    this.#at = clock.now()
  }

  /** Whether one more frame is within bounds. */
  take(): boolean {
    const now = this.#clock.now()
    this.#tokens = Math.min(this.#burst, this.#tokens + (Math.max(0, now - this.#at) / 1_000) * PER_SECOND)
    this.#at = now
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }
}
