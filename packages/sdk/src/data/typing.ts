import type { Clock } from '../clock.ts'

/** `true` is told at most this often while somebody writes. */
export const TYPING_EVERY_MS = 3_000
/** Twice that: one lost `true` does not make the hint flicker, a lost `false` does not leave it there. */
export const TYPING_EXPIRES_MS = 6_000

/** One's own typing: which of the many calls go out. */
export class OwnTyping {
  #toldAt: number | null = null
  readonly #clock: Clock

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Whether the partner is to be told now. */
  set(active: boolean): boolean {
    if (!active) {
      const wasTold = this.#toldAt !== null
      this.#toldAt = null
      return wasTold
    }
    const now = this.#clock.now()
    if (this.#toldAt !== null && now - this.#toldAt < TYPING_EVERY_MS) return false
    this.#toldAt = now
    return true
  }

  /** A message went out, which ends the hint at the partner by itself. */
  sent(): void {
    this.#toldAt = null
  }
}

/** The partner's typing, which ends by itself. */
export class PeerTyping {
  #active = false
  #cancel = (): void => {}
  readonly #clock: Clock
  readonly #onChange: (active: boolean) => void

  constructor(clock: Clock, onChange: (active: boolean) => void) {
    this.#clock = clock
    this.#onChange = onChange
  }

  set(active: boolean): void {
    this.#cancel()
    if (active) this.#cancel = this.#clock.after(TYPING_EXPIRES_MS, () => this.set(false))
    if (active === this.#active) return
    this.#active = active
    this.#onChange(active)
  }

  /** Leaves no timer; tells nobody. */
  close(): void {
    this.#cancel()
  }
}
