import type { Clock } from '../clock.ts'
import type { Repeatable } from './machine.ts'

/** Frames that the server put off, each with its own clock. */
export class Repeats {
  readonly #cancels = new Map<Repeatable, () => void>()
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  later(frame: Repeatable, ms: number, again: () => void): void {
    this.forget(frame)
    this.#cancels.set(frame, this.#clock.after(ms, again))
  }

  forget(frame: Repeatable): void {
    this.#cancels.get(frame)?.()
    this.#cancels.delete(frame)
  }
}
