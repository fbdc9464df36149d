import type { Newcomer } from '../sessions/links.ts'
import type { Ban } from '../safety/ban.ts'
import type { Comer } from '../safety/door.ts'
import type { Context } from './context.ts'

/** What the store knows of somebody who comes. */
export interface Known {
  readonly ban: Ban | null
  readonly barred: Newcomer['barred']
}

/**
 * How many blocks of somebody are told to the backend, the newest. Beyond that it is enough that the other comes with it: a block bars
 * from either side.
 */
const MOST_BLOCKS = 1_000
const NOBODY_KNOWN: Known = { ban: null, barred: undefined }

/**
 * Looks up who comes: whether they are banned (rule H9), and whom they must not meet, so that blocks hold over a restart (rule M1).
 *
 * @param isNew nobody can have met them before: then no query is needed, and the answer comes at once
 */
export function lookUp({ door, store, clock }: Context, who: Comer, isNew: boolean): Known | Promise<Known> {
  const ban = door.banOf(who)
  if (isNew && !(ban instanceof Promise)) return ban === null ? NOBODY_KNOWN : { ban, barred: undefined }
  return Promise.all([ban, isNew ? [] : store.blocks.barredFor(who, clock.now(), MOST_BLOCKS)]).then(
    ([found, keys]) => ({ ban: found, barred: keys.length === 0 ? undefined : new Set(keys) }),
  )
}
