import type { Clock } from '../clock.ts'
import type { SignalingReason } from '../events.ts'
import { Backoff, type BackoffBounds } from './backoff.ts'

export interface RetriesParts {
  readonly clock: Clock
  readonly random: () => number
  readonly backoff: BackoffBounds
}

export interface Pause {
  readonly reason: SignalingReason
  readonly ms: number
  /** The server said when to come back; no hint makes it shorter. */
  readonly isTold: boolean
}

/** So many failures in a row before a Welcome are told (rule E2). */
const UNREACHABLE_AFTER = 3
/** While the server keeps a place, pauses stay below this: it is kept for a while only. */
const EAGER_MS = 4_000
/** A connection that broke sooner does not reset the backoff: a server that welcomes and throws out is not hammered. */
const STABLE_MS = 5_000

/** When a connection that is not there is tried again, by what came of those before. */
export class Retries {
  #failures = 0
  #welcomedAt = 0
  #comeBackAt: number | null = null
  readonly #backoff: Backoff
  readonly #clock: Clock

  constructor({ clock, random, backoff }: RetriesParts) {
    this.#clock = clock
    this.#backoff = new Backoff(backoff, random)
  }

  /** None of the last attempts, or few, came to nothing. */
  get isHopeful(): boolean {
    return this.#failures < UNREACHABLE_AFTER
  }
  /** This failure is the one that is told. */
  get isUnreachable(): boolean {
    return this.#failures === UNREACHABLE_AFTER
  }

  /** Nothing was tried yet. */
  reset(): void {
    this.#failures = 0
    this.#comeBackAt = null
    this.#backoff.reset()
  }

  welcomed(): void {
    this.#failures = 0
    this.#welcomedAt = this.#clock.now()
  }

  /** A connection that had its Welcome is gone. */
  broke(): void {
    if (this.#clock.now() - this.#welcomedAt >= STABLE_MS) this.#backoff.reset()
  }

  /** The server goes down, and will be back. */
  draining(inMs: number): void {
    this.#comeBackAt = this.#clock.now() + inMs
  }

  /** Before the next attempt. `waitMs`: the server asked for it. `isEager`: a place is kept, for a while. */
  pause(why: 'lost' | 'failed', waitMs: number | undefined, isEager: boolean): Pause {
    if (why === 'failed') this.#failures++
    const draining = this.#comeBackAt
    this.#comeBackAt = null
    if (waitMs !== undefined) return { reason: 'wait', ms: waitMs + this.#backoff.spread(), isTold: true }
    if (draining !== null) return { reason: 'draining', ms: Math.max(0, draining - this.#clock.now()), isTold: true }
    return { reason: why, ms: this.#backoff.next(isEager ? EAGER_MS : undefined), isTold: false }
  }
}
