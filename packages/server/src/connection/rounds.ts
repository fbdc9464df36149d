import type { Clock } from '../clock.ts'

/** Something whose turn comes now and then. */
export interface Taker {
  onTurn(): void
}

/** Gives many a turn, each so long after it asked for one, with one timer for all: those of thousands would weigh more than they do. */
export class Rounds {
  readonly #clock: Clock
  readonly #afterMs: number
  /** When whose turn comes. All wait equally long, so that they stand in the order of their turns. */
  readonly #turns = new Map<Taker, number>()
  #stopTimer: (() => void) | null = null

  constructor(clock: Clock, afterMs: number) {
    this.#clock = clock
    this.#afterMs = afterMs
  }

  /** Its turn comes once; who asks again before begins to wait anew. */
  join(taker: Taker): void {
    this.#turns.delete(taker)
    this.#turns.set(taker, this.#clock.now() + this.#afterMs)
    this.#wait()
  }

  /** Its turn does not come. May be called twice. */
  leave(taker: Taker): void {
    this.#turns.delete(taker)
    if (this.#turns.size > 0) return
    this.#stopTimer?.()
    this.#stopTimer = null
  }

  #wait(): void {
    if (this.#stopTimer !== null) return
    for (const at of this.#turns.values()) {
      this.#stopTimer = this.#clock.after(this.#leftMs(at), () => {
        this.#stopTimer = null
        this.#turn()
      })
      return
    }
  }

  #turn(): void {
    try {
      for (const [taker, at] of this.#turns) {
        if (this.#leftMs(at) > 0) break
        this.#turns.delete(taker)
        taker.onTurn()
      }
    } finally {
      this.#wait()
    }
  }

  /** None waits longer than all do; where it seems so, the clock was set back. */
  #leftMs(at: number): number {
    const leftMs = at - this.#clock.now()
    return leftMs > this.#afterMs ? 0 : leftMs
  }
}
