import { css, html, nothing } from 'lit'
import { importBeside } from '../../beside-script.ts'
import { controls } from '../../theme/controls.styles.ts'
import { Part } from '../part.ts'

// Takes the place of `fetch-dialogs.ts` in the file for the tag.

/** What the dialogs use of the script, by the path that they import it by; `build/from-the-script.mjs` reads it there. */
const kit = {
  lit: { css, html, nothing },
  'part.ts': { Part },
  'controls.styles.ts': { controls },
}
export type Kit = typeof kit

/** Fetches the classes of the dialogs. */
export async function fetchDialogs(): Promise<Readonly<Record<string, CustomElementConstructor>>> {
  const chunk = await importBeside<{
    default: (kit: Kit) => { dialogs: Readonly<Record<string, CustomElementConstructor>> }
  }>('mismatch-chat.dialogs.js')
  return chunk.default(kit).dialogs
}
