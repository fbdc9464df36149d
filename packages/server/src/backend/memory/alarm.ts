import type { Clock } from '../../clock.ts'

/** Timers of Node take 32 bits; a longer one would fire at once. Ringing too early does no harm: nobody is due. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** One timer for whatever comes next. */
export class Alarm {
  readonly #clock: Clock
  readonly #ring: () => void
  #timer: { readonly at: number; readonly stop: () => void } | null = null

  /** @param ring called at the moment set, once, or earlier where that is too far away for a timer */
  constructor(clock: Clock, ring: () => void) {
    this.#clock = clock
    this.#ring = ring
  }

  /** Rings at this moment instead of the one set before; undefined = not at all. */
  set(at: number | undefined): void {
    if (at === this.#timer?.at) return
    this.stop()
    if (at === undefined) return
    const run = () => {
      this.#timer = null
      this.#ring()
    }
    this.#timer = { at, stop: this.#clock.after(Math.min(Math.max(at - this.#clock.now(), 0), LONGEST_TIMER_MS), run) }
  }

  stop(): void {
    this.#timer?.stop()
    this.#timer = null
  }
}
