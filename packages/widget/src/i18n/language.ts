import { en } from './en.ts'
import { fetchLanguage } from './fetch-language.ts'
import type { Strings } from './strings.ts'

/** The words that are here, by language. */
const here = new Map<string, Strings>([['en', en]])

/** The script, and the regions that write it. */
const traditional = new Set(['hant', 'tw', 'hk', 'mo'])

/** The words for a BCP 47 tag such as `de-AT`, as far as they are here; else English. */
export function stringsFor(tag: string): Strings {
  return here.get(languageOf(tag)) ?? en
}

/** Brings the words for a tag; null when they are here already or nowhere. Never rejects: without them it stays English. */
export function loadStrings(tag: string): Promise<void> | null {
  const language = languageOf(tag)
  const fetched = here.has(language) ? null : fetchLanguage(language)
  if (fetched === null) return null
  return fetched.then(
    (strings) => void here.set(language, strings),
    () => undefined,
  )
}

/** The primary subtag; traditional Chinese is a language of its own, since its readers do not expect simplified characters. */
function languageOf(tag: string): string {
  const [primary = '', ...subtags] = tag.toLowerCase().split('-')
  const isTraditional = primary === 'zh' && !subtags.includes('hans') && subtags.some((each) => traditional.has(each))
  return isTraditional ? 'zh-hant' : primary
}
