import type { UserId } from '../backend.ts'

/**
 * When each of those who wait has waited long enough (rule Q9). All are given the same time, so they come due in the order in which they
 * were noted; a Map keeps that order.
 */
export class QueueTimes {
  /** 0 = nobody ever has. */
  ttlMs = 0
  readonly #queuedAt = new Map<UserId, number>()

  /** The earliest moment at which somebody has. */
  get next(): number | undefined {
    if (this.ttlMs === 0) return undefined
    for (const queuedAt of this.#queuedAt.values()) return queuedAt + this.ttlMs
    return undefined
  }

  /** For somebody who is not noted. */
  note(user: UserId, queuedAt: number): void {
    this.#queuedAt.set(user, queuedAt)
  }

  drop(user: UserId): void {
    this.#queuedAt.delete(user)
  }

  /** Takes out everybody who has waited long enough. */
  takeDue(now: number): UserId[] {
    const due: UserId[] = []
    if (this.ttlMs === 0) return due
    for (const [user, queuedAt] of this.#queuedAt) {
      if (queuedAt + this.ttlMs > now) break
      this.#queuedAt.delete(user)
      due.push(user)
    }
    return due
  }
}
