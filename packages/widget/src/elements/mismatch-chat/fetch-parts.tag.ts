import files from 'chunks-of:./fetch-parts.ts'
import { css, html, noChange, nothing, svg, _$LH } from 'lit'
import { importBeside } from '../../beside-script.ts'
import { controls } from '../../theme/controls.styles.ts'
import { icon } from '../../theme/icons.ts'
import { Part } from '../part.ts'
import type { PartGroup, PartGroups } from './fetch-parts.ts'

// Takes the place of `fetch-parts.ts` in the file for the tag.

const fileOf = files as Readonly<Record<PartGroup, string>>
/** What the parts use of the script; `build/from-the-script.mjs` reads it there. */
const kit = { css, html, svg, nothing, noChange, _$LH, Part, controls, icon }

/** Fetches what belongs to a group. */
export function fetchParts<Group extends PartGroup>(group: Group): Promise<PartGroups[Group]> {
  return importBeside<PartGroups[Group]>(fileOf[group], kit)
}
