import type { Plural } from './strings.ts'

/** The words for so many, in the forms that the language has. */
export function counted(words: Plural, count: number, locale: string): string {
  const form = new Intl.PluralRules(locale).select(count)
  return (words[form] ?? words.other)(new Intl.NumberFormat(locale).format(count))
}
