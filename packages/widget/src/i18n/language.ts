import { en } from './en.ts'
import type { Strings } from './strings.ts'

/** Every language there is, by its primary subtag. */
const languages: Readonly<Record<string, Strings>> = { en }

/** The words for a BCP 47 tag such as `de-AT`; English where there are none. */
export function stringsFor(tag: string): Strings {
  const primary = tag.toLowerCase().split('-')[0] ?? ''
  return (Object.hasOwn(languages, primary) ? languages[primary] : undefined) ?? en
}
