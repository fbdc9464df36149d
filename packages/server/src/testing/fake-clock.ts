import type { Clock } from '../clock.ts'

interface Timer {
  at: number
  readonly run: () => void
}

/** A clock that stands still until it is told to go on. */
export class FakeClock implements Clock {
  #now: number
  readonly #timers = new Set<Timer>()

  /** @param start milliseconds since the epoch */
  constructor(start = 1_800_000_000_000) {
    this.#now = start
  }

  /** Timers that have not run yet: how a test sees that nothing was left behind. */
  get timers(): number {
    return this.#timers.size
  }

  now(): number {
    return this.#now
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + Math.max(ms, 0), run }
    this.#timers.add(timer)
    return () => {
      this.#timers.delete(timer)
    }
  }

  /** Lets time pass. What comes due runs in order, at its own moment, also if it was set on the way. */
  advance(ms: number): void {
    const end = this.#now + ms
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.#timers.delete(next)
      this.#now = Math.max(this.#now, next.at)
      next.run()
    }
    this.#now = end
  }

  /**
   * Sets the clock forward, as after a sleep: what has come due runs now; or back: timers run as long as before, whatever the clock says.
   */
  step(ms: number): void {
    const timers = [...this.#timers]
    this.#now += ms
    if (ms < 0) for (const timer of timers) timer.at += ms
    this.advance(0)
  }

  #next(until: number): Timer | undefined {
    let earliest: Timer | undefined
    for (const timer of this.#timers) {
      if (timer.at <= until && (earliest === undefined || timer.at < earliest.at)) earliest = timer
    }
    return earliest
  }
}
