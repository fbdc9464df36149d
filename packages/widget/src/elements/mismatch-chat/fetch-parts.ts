/**
 * The groups of parts that come when they are needed: what asks over everything else, and what a partner brings. The build makes a
 * chunk for the tag of each.
 */
const groups = {
  dialogs: () => import('../dialogs.ts'),
  talk: () => import('../talk.ts'),
}

export type PartGroup = keyof typeof groups
export type PartClasses = Readonly<Record<string, CustomElementConstructor>>

/** Fetches the classes of a group, by the names that the shell uses. */
export async function fetchParts(group: PartGroup): Promise<PartClasses> {
  return (await groups[group]()).parts
}
