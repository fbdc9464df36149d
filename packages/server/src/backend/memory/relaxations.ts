import type { Relaxation } from '../../matching/choose.ts'
import type { Candidate } from '../../matching/rules.ts'
import type { UserId } from '../backend.ts'
import type { Lookout } from './lookout.ts'
import { Wakings } from './wakings.ts'

/** When time alone brings a partner to some who wait (rules M2, M3). */
export class Relaxations {
  readonly #lookout: Pick<Lookout, 'graceEnd'>
  /** When the cooldown of some who have met ends (rule M2), */
  readonly #cooldowns = new Wakings()
  /** and when some give in who hold out for what their ticket names (rule M3). */
  readonly #graces = new Wakings()

  constructor(lookout: Pick<Lookout, 'graceEnd'>) {
    this.#lookout = lookout
  }

  /** The earliest moment. */
  get next(): number | undefined {
    const moments = [this.#cooldowns.next, this.#graces.next].filter((at) => at !== undefined)
    return moments.length === 0 ? undefined : Math.min(...moments)
  }

  /**
   * Somebody found nobody. Whom time brings a partner seeks when the moment comes (rule M5): both of a couple that has met, so that the older
   * one seeks first, and whoever holds out when they give in.
   */
  expect(candidate: Candidate, relaxes: readonly Relaxation[]): void {
    this.#expectGrace(candidate)
    for (const { with: other, at, rule } of relaxes) {
      if (rule === 'M3') this.#expectGrace(other)
      else for (const { ticket } of [candidate, other]) this.#cooldowns.note(ticket.user, at)
    }
  }

  /** Whether somebody waits for the end of a cooldown. */
  hasMet(user: UserId): boolean {
    return this.#cooldowns.has(user)
  }

  drop(user: UserId): void {
    this.#cooldowns.drop(user)
    this.#graces.drop(user)
  }

  /** Takes out everybody whose moment has come; with Infinity everybody. */
  takeDue(now: number): UserId[] {
    return [...new Set([...this.#cooldowns.takeDue(now), ...this.#graces.takeDue(now)])]
  }

  #expectGrace(candidate: Candidate): void {
    const at = this.#lookout.graceEnd(candidate)
    if (at !== undefined) this.#graces.note(candidate.ticket.user, at)
  }
}
