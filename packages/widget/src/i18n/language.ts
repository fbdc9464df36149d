import { en } from './en.ts'
import { fetchLanguage } from './fetch-language.ts'
import type { Strings } from './strings.ts'

/** The words that are here, by primary subtag. */
const here = new Map<string, Strings>([['en', en]])

/** The words for a BCP 47 tag such as `de-AT`, as far as they are here; else English. */
export function stringsFor(tag: string): Strings {
  return here.get(primaryOf(tag)) ?? en
}

/** Brings the words for a tag; null when they are here already or nowhere. Never rejects: without them it stays English. */
export function loadStrings(tag: string): Promise<void> | null {
  const primary = primaryOf(tag)
  const fetched = here.has(primary) ? null : fetchLanguage(primary)
  if (fetched === null) return null
  return fetched.then(
    (strings) => void here.set(primary, strings),
    () => undefined,
  )
}

function primaryOf(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? ''
}
