import { css, html, noChange, nothing, _$LH } from 'lit'
import { importBeside } from '../../beside-script.ts'
import { controls } from '../../theme/controls.styles.ts'
import { icon } from '../../theme/icons.ts'
import { Part } from '../part.ts'
import type { PartClasses, PartGroup } from './fetch-parts.ts'

// Takes the place of `fetch-parts.ts` in the file for the tag.

/** What the parts use of the script, by the path that they import it by; `build/from-the-script.mjs` reads it there. */
const kit = {
  lit: { css, html, nothing, noChange, _$LH },
  'part.ts': { Part },
  'controls.styles.ts': { controls },
  'icons.ts': { icon },
}
export type Kit = typeof kit

/** Fetches the classes of a group, by the names that the shell uses. */
export async function fetchParts(group: PartGroup): Promise<PartClasses> {
  const chunk = await importBeside<{ default: (kit: Kit) => { parts: PartClasses } }>(`mismatch-chat.${group}.js`)
  return chunk.default(kit).parts
}
