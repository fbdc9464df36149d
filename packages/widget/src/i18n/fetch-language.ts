import type { Strings } from './strings.ts'

/** The languages besides English, by primary subtag: each comes when it is needed. The build makes a chunk for the tag of each. */
export const languages: ReadonlyMap<string, () => Promise<Strings>> = new Map([
  ['ar', async () => (await import('./ar.ts')).ar],
  ['de', async () => (await import('./de.ts')).de],
  ['es', async () => (await import('./es.ts')).es],
  ['fr', async () => (await import('./fr.ts')).fr],
  ['hi', async () => (await import('./hi.ts')).hi],
  ['ja', async () => (await import('./ja.ts')).ja],
  ['pt', async () => (await import('./pt.ts')).pt],
  ['zh', async () => (await import('./zh.ts')).zh],
])

/** Fetches the words of a language; null when there are none. */
export function fetchLanguage(language: string): Promise<Strings> | null {
  return languages.get(language)?.() ?? null
}
