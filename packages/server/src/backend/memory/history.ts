import type { Participant, SessionId, UserId } from '../backend.ts'
import { Generations } from './generations.ts'

/** A session that is over, as one of its two remembers it. */
export interface PastSession {
  readonly session: SessionId
  readonly other: Pick<Participant, 'user' | 'device' | 'address'>
  readonly startedAt: number
  readonly endedAt: number
}

/** For how long, and how many back, a session can still be reported (rule S1). */
const REPORTABLE_MS = 300_000
const MAX_PER_USER = 20

/**
 * How many users one generation holds. It outlives connections, as a user with a token may come back and report, so it is
 * this number and not that of the connected that bounds it: 2 x 50,000 users of a few sessions each, some 50 MiB.
 */
const MAX_USERS = 50_000

/** Who met whom lately: for the cooldown (rule M2) and for reports of sessions that are over (rule S1). */
export class History {
  readonly #users = new Generations<UserId, readonly PastSession[]>()
  #keepMs = REPORTABLE_MS
  #turnedAt = -Infinity

  /** How long the caller needs to look back, beyond what reports need. */
  keepFor(ms: number): void {
    this.#keepMs = Math.max(ms, REPORTABLE_MS)
  }

  add(user: UserId, past: PastSession): void {
    if (this.#users.size >= MAX_USERS || past.endedAt - this.#turnedAt >= this.#keepMs) {
      this.#users.turn()
      this.#turnedAt = past.endedAt
    }
    this.#users.set(user, [past, ...this.of(user).slice(0, MAX_PER_USER - 1)])
  }

  /** Newest first; some may be older than anybody asks for. */
  of(user: UserId): readonly PastSession[] {
    return this.#users.young(user) ?? this.#users.old(user) ?? []
  }

  /** A session of this user that can still be reported. */
  reportable(user: UserId, session: SessionId, now: number): PastSession | undefined {
    return this.of(user).find((past) => past.session === session && now - past.endedAt <= REPORTABLE_MS)
  }
}
