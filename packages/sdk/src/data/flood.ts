import type { Clock } from '../clock.ts'

/** How many frames are let through: so many at once, and so many a second. */
export interface Bounds {
  readonly burst: number
  readonly perSecond: number
}

/** From the partner: what the server allows on the other road (rule S3); nobody who writes and clicks by hand comes near it. */
export const FROM_PARTNER: Bounds = { burst: 400, perSecond: 100 }
/** One's own: below half of that, since each message brings a receipt, and state and typing need room as well. */
export const OWN: Bounds = { burst: 100, perSecond: 40 }

/** Files that the partner offers: more than anybody would look at. */
export const OFFERS: Bounds = { burst: 20, perSecond: 0.5 }

/** Holds back who floods the data channel, where no server counts: the partner, and oneself before the partner must. */
export class Flood {
  #tokens: number
  #at: number
  readonly #bounds: Bounds
  readonly #clock: Clock

  constructor(clock: Clock, bounds: Bounds) {
    this.#tokens = bounds.burst
    this.#bounds = bounds
    this.#clock = clock
    this.#at = clock.now()
  }

  /** Whether one more frame is within bounds. */
  take(): boolean {
    const { burst, perSecond } = this.#bounds
    const now = this.#clock.now()
    this.#tokens = Math.min(burst, this.#tokens + (Math.max(0, now - this.#at) / 1_000) * perSecond)
    this.#at = now
    if (this.#tokens < 1) return false
    this.#tokens -= 1
    return true
  }
}
