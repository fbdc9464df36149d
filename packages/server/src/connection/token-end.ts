import type { Clock } from '../clock.ts'

/** Timers hold 24 days, and a token may hold for years. */
const LONGEST_WAIT_MS = 86_400_000

/** Tells when a token ends (rule H9). */
export class TokenEnd {
  readonly #clock: Clock
  readonly #onEnd: () => void
  #stopWaiting: () => void = () => undefined

  constructor(clock: Clock, onEnd: () => void) {
    this.#clock = clock
    this.#onEnd = onEnd
  }

  /** From now on this moment counts, in ms since the epoch; undefined = none. One that is over is told at once, but not within this call. */
  expect(at: number | undefined): void {
    this.stop()
    if (at !== undefined) this.#wait(at)
  }

  /** May be called twice. */
  stop(): void {
    this.#stopWaiting()
  }

  #wait(at: number): void {
    const leftMs = Math.max(0, at - this.#clock.now())
    this.#stopWaiting = this.#clock.after(Math.min(leftMs, LONGEST_WAIT_MS), () => {
      if (this.#clock.now() >= at) this.#onEnd()
      else this.#wait(at)
    })
  }
}
