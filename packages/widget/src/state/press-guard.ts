import type { PrimaryAction } from './primary-action.ts'

/** Shorter than one thinks, longer than a finger that presses Next again and again takes. */
const guardMs = 600

/**
 * Keeps a press from hitting what the primary button has just become: whoever presses Next ten times does not mean the
 * Cancel that appears in between, nor does the second half of a double click.
 */
export class PressGuard {
  #action: PrimaryAction = 'find'
  #since = -Infinity
  #meant: PrimaryAction = 'find'

  /** The button now does `action`; `at` in milliseconds. */
  shows(action: PrimaryAction, at: number): void {
    if (action === this.#action) return
    this.#action = action
    this.#since = at
  }

  /** Whether a click is meant for `action`; `clicks` is how many came in a row (`event.detail`). */
  allows(clicks: number, at: number): boolean {
    if (clicks <= 1) this.#meant = this.#action
    if (this.#meant !== this.#action) return false
    return this.#action !== 'cancel' || at - this.#since >= guardMs
  }
}
