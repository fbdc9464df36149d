/** A pool that people may ask for; with origins, those on pages of these only. */
export interface ListedPool {
  readonly name: string
  readonly origins: readonly string[]
}

/** What counts of somebody who wants into a pool. */
export interface Visitor {
  /** The page they come from, as `known` gives it. */
  readonly origin: string | null
  /** The pools that their login allows; undefined if it says nothing of pools. */
  readonly claimed: readonly string[] | undefined
}

/** `open`: nobody has said that there is such a pool, and nobody has to. */
export type Admission = 'listed' | 'open' | 'refused'

/** Who may enter which pool (rule S6). */
export class PoolRules {
  /** The listed pools; empty: every pool is open to everybody. */
  readonly names: readonly string[]
  readonly #originsOf: ReadonlyMap<string, ReadonlySet<string>>
  readonly #known = new Map<string, string>()

  constructor(pools: readonly ListedPool[]) {
    this.#originsOf = new Map(pools.map(({ name, origins }) => [name, new Set(origins)]))
    this.names = [...this.#originsOf.keys()]
    for (const origins of this.#originsOf.values()) for (const origin of origins) this.#known.set(origin, origin)
  }

  /** What a connection has to remember of its origin: one that a pool is bound to, and as it stands here, so that it costs nothing. */
  known(origin: string | undefined): string | null {
    return origin === undefined ? null : (this.#known.get(origin) ?? null)
  }

  admission(pool: string, { origin, claimed }: Visitor): Admission {
    if (claimed !== undefined) return claimed.includes(pool) ? 'listed' : 'refused'
    if (this.names.length === 0) return 'open'
    const origins = this.#originsOf.get(pool)
    if (origins === undefined) return 'refused'
    return origins.size === 0 || (origin !== null && origins.has(origin)) ? 'listed' : 'refused'
  }
}
