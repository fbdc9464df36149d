import type { Clock } from '../clock.ts'

export interface RecoveryParts {
  readonly clock: Clock
  /** The offerer tries at once; the other only when that came to nothing, so that two offers seldom cross. */
  readonly offerer: boolean
  /** From `begin()` to flowing media; 0 = for ever. */
  readonly timeoutMs: number
}

export interface RecoveryEvents {
  /** Try another way, if there is one. Urgent: what was under way is perhaps of no use any more. */
  onRetry(isUrgent: boolean): void
  /** The time that rule Q11 gives is over. */
  onGiveUp(): void
}

/** Many an interruption heals by itself. */
const GRACE_MS = 3_000
/** So long the answerer leaves the restart to the offerer. */
const LAG_MS = 2_000
/** Within so long after this side's network has changed what breaks is due to that, and does not heal. ICE notices after about five seconds. */
const CHANGE_MS = 10_000
/** From one try to the next: most ways over a relay and a slow network are found in less. */
const RETRY_MS = 4_500
/** A call that was connected is given up after so long (rule Q11) … */
const LOST_MS = 30_000
/** … and sooner if the partner has lost the server as well. */
const LOST_BOTH_MS = 10_000

/**
 * When a connection that is not there is tried again, and when it is given up. The browser has no event for most of what can hang
 * (relays that refuse, an offer that got lost, DTLS that never ends), so that these are clocks; none runs while all is well.
 */
export class Recovery {
  readonly #parts: RecoveryParts
  readonly #events: RecoveryEvents
  /** Since when nothing flows; null while all is well. */
  #since: number | null = null
  #changedAt = -CHANGE_MS
  #flowed = false
  #tried = false
  #partnerAway = false
  #stopNext = (): void => {}
  #stopEnd = (): void => {}

  constructor(parts: RecoveryParts, events: RecoveryEvents) {
    this.#parts = parts
    this.#events = events
  }

  begin(): void {
    this.#trouble(RETRY_MS + this.#lag)
  }

  /** Media flow. */
  connected(): void {
    this.#flowed = true
    this.close()
  }

  /** The browser says `disconnected`, or `failed`, which does not heal by itself. */
  interrupted(failed: boolean): void {
    const isOwnChange = this.#parts.clock.now() - this.#changedAt < CHANGE_MS
    if (this.#since === null) this.#trouble(isOwnChange ? 0 : (failed ? 0 : GRACE_MS) + this.#lag)
    else if (failed && !this.#tried) this.#next(this.#lag)
  }

  /** This side's network has changed. */
  networkChanged(): void {
    this.#changedAt = this.#parts.clock.now()
    this.retry(0)
  }

  /** Something has changed, and what was under way is perhaps of no use any more. */
  retry(afterMs = this.#lag): void {
    if (this.#since !== null) this.#next(afterMs, true)
  }

  /** The partner tries. */
  partnerTries(): void {
    if (this.#since !== null) this.#next(RETRY_MS + this.#lag)
  }

  /** Whether the partner has lost the server. */
  setPartnerAway(away: boolean): void {
    this.#partnerAway = away
    if (this.#since !== null) this.#untilEnd(this.#since)
  }

  /** May be called twice. Leaves no timer. */
  close(): void {
    this.#since = null
    this.#stopNext()
    this.#stopEnd()
  }

  get #lag(): number {
    return this.#parts.offerer ? 0 : LAG_MS
  }

  #trouble(firstAfterMs: number): void {
    this.#since = this.#parts.clock.now()
    this.#tried = false
    this.#untilEnd(this.#since)
    this.#next(firstAfterMs)
  }

  #untilEnd(since: number): void {
    const { clock, timeoutMs } = this.#parts
    const patience =
      !this.#flowed ? timeoutMs
      : this.#partnerAway ? LOST_BOTH_MS
      : LOST_MS
    this.#stopEnd()
    if (patience > 0) this.#stopEnd = clock.after(since + patience - clock.now(), () => this.#events.onGiveUp())
  }

  #next(ms: number, isUrgent = false): void {
    this.#stopNext()
    this.#stopNext = this.#parts.clock.after(ms, () => {
      this.#tried = this.#flowed
      this.#next(RETRY_MS)
      this.#events.onRetry(isUrgent)
    })
  }
}
