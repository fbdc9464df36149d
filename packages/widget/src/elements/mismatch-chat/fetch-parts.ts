/** The groups of parts that come when they are needed: what asks over everything else, and what a partner brings. */
export type PartGroup = 'dialogs' | 'talk'
export type PartClasses = Readonly<Record<string, CustomElementConstructor>>

/** Fetches the classes of a group, by the names that the shell uses. */
export async function fetchParts(group: PartGroup): Promise<PartClasses> {
  return group === 'talk' ? (await import('../talk.ts')).parts : (await import('../dialogs.ts')).parts
}
