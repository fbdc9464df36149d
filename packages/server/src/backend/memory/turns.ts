import type { BackendEvents } from '../backend.ts'

/** Something to tell, once the turn that caused it is over. */
export type Telling = (events: BackendEvents) => void

/**
 * One command at a time: what happens in a turn is told when the turn is over, and a command that a listener gives while it
 * is being told waits until everybody has heard. So a listener always sees a whole state, and events keep their order.
 */
export class Turns {
  #events: BackendEvents | null = null
  readonly #turns: (() => void)[] = []
  readonly #tellings: Telling[] = []
  #busy = false
  #closed = false

  listen(events: BackendEvents): void {
    this.#events = events
  }

  /** To be called inside a turn. */
  tell(telling: Telling): void {
    this.#tellings.push(telling)
  }

  /**
   * Runs a turn, now or after those that go before it. After `close` it does nothing.
   *
   * @throws what a turn or a listener threw, after everything else was done and told
   */
  take(turn: () => void): void {
    if (this.#closed) return
    this.#turns.push(turn)
    if (this.#busy) return
    this.#busy = true
    const failures: unknown[] = []
    // The list grows while it is walked.
    for (const next of this.#turns) {
      attempt(next, failures)
      for (const telling of this.#tellings) {
        attempt(() => {
          if (!this.#closed && this.#events !== null) telling(this.#events)
        }, failures)
      }
      this.#tellings.length = 0
    }
    this.#turns.length = 0
    this.#busy = false
    if (failures.length > 0) throw failures[0]
  }

  close(): void {
    this.#closed = true
    this.#turns.length = 0
  }
}

function attempt(run: () => void, failures: unknown[]): void {
  try {
    run()
  } catch (failure) {
    failures.push(failure)
  }
}
