import type { Meters } from '../observability/meters.ts'
import type { PoolRules } from '../safety/pool-rules.ts'

/** How many pools that nobody has listed may be in use at once (rule S6): enough for any site, and a bound for who makes names up. */
export const MAX_OPEN_POOLS = 1_000

/** Somebody who can be in a pool. */
export interface Entrant {
  pool: string | null
  readonly connection: { readonly origin: string | null } | null
  readonly identity: { readonly claims?: { readonly pools?: readonly string[] | undefined } | undefined } | null
}

/** Lets people into pools, and knows which are in use (rule S6). One that the last has left is forgotten. */
export class Pools {
  readonly #rules: PoolRules
  readonly #meters: Meters
  /** How many are in each. */
  readonly #inUse = new Map<string, number>()

  constructor(rules: PoolRules, meters: Meters) {
    this.#rules = rules
    this.#meters = meters
  }

  /** How many pools somebody is in. */
  get inUse(): number {
    return this.#inUse.size
  }

  /**
   * Takes somebody into a pool, out of the one they were in.
   *
   * @returns why not, in words for them; then they stay where they were
   */
  enter(one: Entrant, pool: string): string | null {
    const visitor = { origin: one.connection?.origin ?? null, claimed: one.identity?.claims?.pools }
    const admission = this.#rules.admission(pool, visitor)
    if (admission === 'refused') return 'this pool is not open to you (option pools, or the claim pools of your token)'
    if (admission === 'open' && !this.#inUse.has(pool) && this.#openAfterLeaving(one) >= MAX_OPEN_POOLS) {
      this.#meters.limited('openPools')
      return 'too many pools are in use; ask for one that exists, or come back later'
    }
    this.leave(one)
    one.pool = pool
    this.#inUse.set(pool, (this.#inUse.get(pool) ?? 0) + 1)
    return null
  }

  /** They wait no more, or are gone. May be called twice. */
  leave(one: Entrant): void {
    const { pool } = one
    if (pool === null) return
    one.pool = null
    const left = (this.#inUse.get(pool) ?? 1) - 1
    if (left === 0) this.#inUse.delete(pool)
    else this.#inUse.set(pool, left)
  }

  #openAfterLeaving({ pool }: Entrant): number {
    return this.#inUse.size - (pool !== null && this.#inUse.get(pool) === 1 ? 1 : 0)
  }
}
