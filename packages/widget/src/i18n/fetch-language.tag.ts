import files from 'chunks-of:./fetch-language.ts'
import { importBeside } from '../beside-script.ts'
import type { Strings } from './strings.ts'

// Takes the place of `fetch-language.ts` in the files for the tag.

/** Fetches the words of a language; null when there are none. */
export function fetchLanguage(language: string): Promise<Strings> | null {
  const file = Object.hasOwn(files, language) ? files[language] : undefined
  if (file === undefined) return null
  // As in the table there, `de.ts` exports `de`.
  return importBeside<Readonly<Record<string, Strings>>>(file).then((chunk) => chunk[language] as Strings)
}
