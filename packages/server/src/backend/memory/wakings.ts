import type { UserId } from '../backend.ts'
import { RankedSet } from './ranked-set.ts'

interface Waking {
  readonly at: number
  readonly user: UserId
}

/** When time alone relaxes a rule for somebody who waits (rule Q2). */
export class Wakings {
  readonly #times = new Map<UserId, number>()
  readonly #order = new RankedSet<Waking>(
    (a, b) =>
      a.at - b.at ||
      (a.user < b.user ? -1
      : a.user > b.user ? 1
      : 0),
  )

  get size(): number {
    return this.#times.size
  }

  has(user: UserId): boolean {
    return this.#times.has(user)
  }

  /** The earliest moment. */
  get next(): number | undefined {
    return this.#order.first?.at
  }

  /** Notes a moment for a user; an earlier one stands. */
  note(user: UserId, at: number): void {
    const noted = this.#times.get(user)
    if (noted !== undefined && noted <= at) return
    this.drop(user)
    this.#times.set(user, at)
    this.#order.add({ at, user })
  }

  drop(user: UserId): void {
    const at = this.#times.get(user)
    if (at === undefined) return
    this.#times.delete(user)
    this.#order.remove({ at, user })
  }

  /** Takes out everybody whose moment has come. */
  takeDue(now: number): UserId[] {
    const due: UserId[] = []
    for (let next = this.#order.first; next !== undefined && next.at <= now; next = this.#order.first) {
      this.drop(next.user)
      due.push(next.user)
    }
    return due
  }
}
