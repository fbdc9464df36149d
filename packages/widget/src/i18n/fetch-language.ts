import type { Strings } from './strings.ts'

/** The languages besides English, by primary subtag: each comes when it is needed. The build makes a chunk for the tag of each. */
export const languages: ReadonlyMap<string, () => Promise<Strings>> = new Map([
  ['de', async () => (await import('./de.ts')).de],
])

/** Fetches the words of a language; null when there are none. */
export function fetchLanguage(language: string): Promise<Strings> | null {
  return languages.get(language)?.() ?? null
}
