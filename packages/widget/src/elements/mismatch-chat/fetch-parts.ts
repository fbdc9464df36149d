/**
 * The groups of parts that come when they are needed: what asks over everything else, what a partner brings, and what the menu
 * leads to. The build makes a chunk for the tag of each.
 */
const groups = {
  dialogs: () => import('../dialogs.ts'),
  talk: () => import('../talk.ts'),
  tools: () => import('../tools.ts'),
}

export type PartGroup = keyof typeof groups
/** What comes with a group: `parts` are classes by the names that the shell uses. */
export type PartGroups = { readonly [Group in PartGroup]: Awaited<ReturnType<(typeof groups)[Group]>> }

/** Fetches what belongs to a group. */
export function fetchParts<Group extends PartGroup>(group: Group): Promise<PartGroups[Group]> {
  // TypeScript does not follow that group and module belong together.
  return groups[group]() as Promise<PartGroups[Group]>
}
