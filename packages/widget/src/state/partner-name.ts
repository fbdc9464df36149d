import type { Profile } from '@mismatch/sdk'
import { graphemesOf } from './graphemes.ts'
import type { Strings } from '../i18n/strings.ts'
import type { Partner } from './view.ts'

const rightToLeft = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** What the partner is called: their name, or `Stranger`. */
export function nameOf(name: string, strings: Strings): string {
  return name === '' ? strings.stranger : isolated(name, strings)
}

/** What may be written in another direction than the words comes in an isolate (U+2068 to U+2069), so that neither turns the other. */
export function isolated(text: string, { dir }: Strings): string {
  return dir === 'rtl' || rightToLeft.test(text) ? `\u2068${text}\u2069` : text
}

/** Name and age, as a headline. */
export function partnerName(partner: Partner | null, strings: Strings): string {
  return withAge(nameOf(partner?.name ?? '', strings), partner?.age, strings)
}

/** What one has said of oneself. */
export function ownName({ name = '', age }: Profile, strings: Strings): string {
  if (name === '') return age === undefined ? '' : ageIn(age, strings)
  return withAge(nameOf(name, strings), age, strings)
}

function withAge(name: string, age: number | null | undefined, strings: Strings): string {
  return age == null ? name : strings.nameAndAge(name, ageIn(age, strings))
}

/** In the figures of the language. */
function ageIn(age: number, { locale }: Strings): string {
  return new Intl.NumberFormat(locale).format(age)
}

/** The first letter as a reader sees it, for the disc that stands for somebody without a picture. */
export function initialOf(name: string): string {
  const [letter = ''] = graphemesOf(name.replace(/[\u2068\u2069]/g, ''))
  return letter.toLocaleUpperCase()
}
