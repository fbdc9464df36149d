import { css, html, noChange, nothing, svg, _$LH } from 'lit'
import { importBeside } from '../../beside-script.ts'
import { controls } from '../../theme/controls.styles.ts'
import { icon } from '../../theme/icons.ts'
import { Part } from '../part.ts'
import type { PartGroup, PartGroups } from './fetch-parts.ts'

// Takes the place of `fetch-parts.ts` in the file for the tag.

/** What the parts use of the script, by the path that they import it by; `build/from-the-script.mjs` reads it there. */
const kit = {
  lit: { css, html, svg, nothing, noChange, _$LH },
  'part.ts': { Part },
  'controls.styles.ts': { controls },
  'icons.ts': { icon },
}
export type Kit = typeof kit

/** Fetches what belongs to a group. */
export async function fetchParts<Group extends PartGroup>(group: Group): Promise<PartGroups[Group]> {
  const chunk = await importBeside<{ default: (kit: Kit) => PartGroups[Group] }>(`mismatch-chat.${group}.js`)
  return chunk.default(kit)
}
