import type { Strings } from '../i18n/strings.ts'
import type { TalkStrings } from '../i18n/talk-strings.ts'
import { isolated } from './partner-name.ts'
import type { Partner } from './view.ts'

/** What the two have in common, in words; empty when they have named nothing that both like. */
export function inCommon(partner: Partner | null, words: TalkStrings, strings: Strings): string {
  const tags = (partner?.tags ?? []).map((tag) => isolated(tag, strings))
  return tags.length === 0 ? '' : words.inCommon(new Intl.ListFormat(strings.locale, { style: 'narrow' }).format(tags))
}
