/** Time as the client uses it, so that tests can turn it themselves. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Calls `run` once, after `ms` milliseconds; the returned function cancels it and may be called at any time. */
  after(ms: number, run: () => void): () => void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

/** One timer, which starts anew each time. */
export class Timer {
  #cancel: (() => void) | null = null
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get isRunning(): boolean {
    return this.#cancel !== null
  }

  start(ms: number, run: () => void): void {
    this.stop()
    this.#cancel = this.#clock.after(ms, () => {
      this.#cancel = null
      run()
    })
  }

  stop(): void {
    this.#cancel?.()
    this.#cancel = null
  }
}
