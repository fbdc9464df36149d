import files from 'chunks-of:./fetch-parts.ts'
import { css, html, noChange, nothing, _$LH } from 'lit'
import { importBeside } from '../../beside-script.ts'
import { controls } from '../../theme/controls.styles.ts'
import { icon } from '../../theme/icons.ts'
import { Part } from '../part.ts'
import type { PartClasses, PartGroup } from './fetch-parts.ts'

// Takes the place of `fetch-parts.ts` in the file for the tag.

const fileOf = files as Readonly<Record<PartGroup, string>>
/** What the parts use of the script; `build/from-the-script.mjs` reads it there. */
const kit = { css, html, nothing, noChange, _$LH, Part, controls, icon }

/** Fetches the classes of a group, by the names that the shell uses. */
export async function fetchParts(group: PartGroup): Promise<PartClasses> {
  return (await importBeside<{ parts: PartClasses }>(fileOf[group], kit)).parts
}
