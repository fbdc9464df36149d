import { fetchParts, type PartGroup, type PartGroups } from './fetch-parts.ts'

const here = new Map<PartGroup, PartGroups[PartGroup]>()

/** What has come with a group; undefined before `loadParts`. */
export function partsHere<Group extends PartGroup>(group: Group): PartGroups[Group] | undefined {
  return here.get(group) as PartGroups[Group] | undefined
}

/**
 * Brings the parts of a group, which are not needed at once; null when they are here.
 * @throws (rejects) when they cannot be fetched; the next call tries again
 */
export function loadParts(group: PartGroup): Promise<void> | null {
  if (partsHere(group) !== undefined) return null
  return fetchParts(group).then((come) => {
    here.set(group, come)
    for (const [name, part] of Object.entries<CustomElementConstructor>(come.parts)) {
      if (customElements.get(name) === undefined) customElements.define(name, part)
    }
  })
}
