import type { Clock } from '../../clock.ts'
import type { UserId } from '../backend.ts'
import { SortedList } from './sorted-list.ts'

interface Waking {
  readonly at: number
  readonly user: UserId
}

/** Timers of Node take 32 bits; a longer one would fire at once. Waking too early does no harm: nobody is due. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** When time alone relaxes a rule for somebody who waits (rule Q2): any number of moments, one timer. */
export class Wakings {
  readonly #clock: Clock
  readonly #wake: () => void
  readonly #times = new Map<UserId, number>()
  readonly #order = new SortedList<Waking>(
    (a, b) =>
      a.at - b.at ||
      (a.user < b.user ? -1
      : a.user > b.user ? 1
      : 0),
  )
  #timer: { readonly at: number; readonly stop: () => void } | null = null

  /** @param wake called when somebody is due; not before `arm` was called */
  constructor(clock: Clock, wake: () => void) {
    this.#clock = clock
    this.#wake = wake
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

  /** Sets the timer to the earliest moment, if it is not. */
  arm(): void {
    const at = this.#order.first?.at
    if (at === this.#timer?.at) return
    this.stop()
    if (at === undefined) return
    const run = () => {
      this.#timer = null
      this.#wake()
    }
    this.#timer = { at, stop: this.#clock.after(Math.min(Math.max(at - this.#clock.now(), 0), LONGEST_TIMER_MS), run) }
  }

  stop(): void {
    this.#timer?.stop()
    this.#timer = null
  }
}
