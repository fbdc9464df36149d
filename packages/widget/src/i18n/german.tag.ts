import { importBeside } from '../beside-script.ts'
import type { Strings } from './strings.ts'

// Takes the place of `german.ts` in the file for the tag.

/** Fetches the German words. */
export async function german(): Promise<Strings> {
  return (await importBeside<{ de: Strings }>('mismatch-chat.de.js')).de
}
