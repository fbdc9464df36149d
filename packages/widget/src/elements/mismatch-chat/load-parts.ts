import { fetchParts, type PartGroup } from './fetch-parts.ts'

const here = new Set<PartGroup>()

/**
 * Brings the parts of a group, which are not needed at once; null when they are here.
 * @throws (rejects) when they cannot be fetched; the next call tries again
 */
export function loadParts(group: PartGroup): Promise<void> | null {
  if (here.has(group)) return null
  return fetchParts(group).then((parts) => {
    here.add(group)
    for (const [name, part] of Object.entries(parts)) {
      if (customElements.get(name) === undefined) customElements.define(name, part)
    }
  })
}
