import type { Clock } from '../clock.ts'

export interface DelayedLaneOptions {
  readonly clock: Clock
  readonly random: () => number
  readonly maxDelayMs: number
}

/** A road on which everything takes its time, and nothing overtakes. */
export class DelayedLane {
  readonly #options: DelayedLaneOptions
  #arrivesAt = -Infinity
  readonly #waiting: { readonly run: () => void; readonly stop: () => void }[] = []

  constructor(options: DelayedLaneOptions) {
    this.#options = options
  }

  /** How many are on their way. */
  get size(): number {
    return this.#waiting.length
  }

  push(run: () => void): void {
    const { clock, random, maxDelayMs } = this.#options
    this.#arrivesAt = Math.max(this.#arrivesAt, clock.now() + Math.floor(random() * (maxDelayMs + 1)))
    // Whichever timer fires, the first in the lane goes: two timers of the same moment may fire in any order.
    const stop = clock.after(this.#arrivesAt - clock.now(), () => this.#waiting.shift()?.run())
    this.#waiting.push({ run, stop })
  }

  clear(): void {
    for (const { stop } of this.#waiting.splice(0)) stop()
  }
}
