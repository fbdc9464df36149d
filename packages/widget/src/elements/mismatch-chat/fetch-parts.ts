import type * as dialogs from '../dialogs.ts'
import type * as talk from '../talk.ts'
import type * as tools from '../tools.ts'

/**
 * The groups of parts that come when they are needed: what asks over everything else, what a partner brings, and what the menu
 * leads to. `parts` are classes by the names that the shell uses.
 */
export interface PartGroups {
  readonly dialogs: typeof dialogs
  readonly talk: typeof talk
  readonly tools: typeof tools
}
export type PartGroup = keyof PartGroups

const fetchers: { readonly [Group in PartGroup]: () => Promise<PartGroups[Group]> } = {
  dialogs: () => import('../dialogs.ts'),
  talk: () => import('../talk.ts'),
  tools: () => import('../tools.ts'),
}

/** Fetches what belongs to a group. */
export function fetchParts<Group extends PartGroup>(group: Group): Promise<PartGroups[Group]> {
  return fetchers[group]()
}
