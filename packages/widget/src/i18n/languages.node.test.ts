/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ar } from './ar.ts'
import { de } from './de.ts'
import { dialogs } from './en/dialogs.ts'
import { talk } from './en/talk.ts'
import { tools } from './en/tools.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { hi } from './hi.ts'
import { ja } from './ja.ts'
import { languages } from './languages.ts'
import { pt } from './pt.ts'
import type { Plural, Strings } from './strings.ts'
import { zh } from './zh.ts'

type Tag = (typeof languages)[number]['tag']

const english: Strings = { ...en, dialogs, talk, tools }
const written: Readonly<Record<Tag, Strings>> = { en: english, de, es, fr, pt, ar, hi, zh, ja }

/** What stands for names and numbers: no language writes these by itself. */
const marks = ['①', '②', '③']

/** Where no words are. */
const wordless = ['.sentence', '.dir', '.nameAndAge', '.says', '.tools.numbered']
/** Where the English words are the language's own. */
const asInEnglish: Readonly<Partial<Record<Tag, readonly string[]>>> = {
  de: ['.online.other', '.dialogs.profileName', '.talk.emoji', '.tools.standard'],
  es: ['.talk.emoji'],
  pt: ['.online.other', '.talk.emoji'],
}

/** What the typography of a language forbids. */
const misspelt: Readonly<Partial<Record<Tag, RegExp>>> = {
  es: /^[^¿]*\?|^[^¡]*!/,
  fr: /[^\u202f][!?:;]/,
  ar: /[,;?]/,
  hi: /[\u0900-\u097f]\./,
  zh: /[\u3000-\u9fff][,.:;!?()]|[「」]/,
  ja: /[\u3000-\u9fff][,.:;!?()]|[“”]/,
}
/** What none of them writes: typewriter quotes, and dots for an ellipsis. */
const typewritten = /['"]|\.\.\./
const code = /(server|allow)="[^"]*"/g

const folder = new URL('.', import.meta.url)
const sourceOf = (tag: string) => readFileSync(new URL(`${tag}.ts`, folder), 'utf8')

function isPlural(value: object): value is Plural {
  return 'other' in value && typeof value.other === 'function'
}

/** Everything that is said, plurals in one piece, by the path of its key. */
function entriesOf(value: unknown, path = ''): [path: string, entry: string | Plural][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') {
    const say = value as (...given: string[]) => unknown
    return entriesOf(say(...marks.slice(0, say.length)), path)
  }
  if (typeof value !== 'object' || value === null) throw new TypeError(`nothing is said at ${path}`)
  if (isPlural(value)) return [[path, value]]
  return Object.entries(value).flatMap(([key, inner]) => entriesOf(inner, `${path}.${key}`))
}

/** Everything that is said, each form of a plural for itself. */
function wordsOf(strings: Strings): [path: string, word: string][] {
  return entriesOf(strings).flatMap(([path, entry]): [string, string][] =>
    typeof entry === 'string' ?
      [[path, entry]]
    : Object.entries(entry).map(([form, say]) => [`${path}.${form}`, say('①')]),
  )
}

const englishEntries = new Map(entriesOf(english))
const englishWords = new Map(wordsOf(english))

it('[i18n] every language of the list is written, and no other', () => {
  const files = readdirSync(folder).filter((file) => /^[a-z]{2}\.ts$/.test(file))
  expect(files).toEqual(languages.map(({ tag }) => `${tag}.ts`).toSorted())
})

describe.each(languages)('$name', ({ tag, read }) => {
  const strings = written[tag]
  const words = wordsOf(strings)

  it('[i18n] says all that English says', () => {
    expect(entriesOf(strings).map(([path]) => path)).toEqual([...englishEntries.keys()])
    expect(words.filter(([, word]) => word.trim() === '')).toEqual([])
  })

  it('[i18n] is marked as unread as long as nobody fluent has read it', () => {
    expect(sourceOf(tag).includes('\n\n// Not yet read by anybody fluent.\nexport')).toBe(!read)
  })

  it('[i18n] has its tag and its direction', () => {
    expect(strings.locale).toBe(tag)
    expect(strings.dir).toBe(tag === 'ar' ? 'rtl' : 'ltr')
  })

  it('[i18n] has the plural forms of the language, or one where English needs no more', () => {
    const every = new Intl.PluralRules(tag).resolvedOptions().pluralCategories.toSorted()
    for (const [path, entry] of entriesOf(strings)) {
      if (typeof entry === 'string') continue
      const forms = Object.keys(entry).toSorted()
      const oneWillDo = forms.length === 1 && Object.keys(englishEntries.get(path) ?? {}).length === 1
      expect(forms, path).toEqual(oneWillDo ? ['other'] : every)
    }
  })

  it('[i18n] says the names and numbers that English says', () => {
    const silent = words.filter(([path, word]) => {
      const model = englishWords.get(path.replace(/\.(few|many)$/, '.other')) ?? ''
      return marks.some((mark) => model.includes(mark) && !word.includes(mark))
    })
    expect(silent).toEqual([])
    expect(strings.negotiating(null).detail).not.toMatch(/^$|null/)
  })

  it('[i18n] calls the button by what stands on it', () => {
    const onButton = words.filter(([path]) => englishWords.get(path)?.includes(`Press ${en.find} `))
    expect(onButton.length).toBeGreaterThan(0)
    expect(onButton.filter(([, word]) => !word.includes(strings.find))).toEqual([])
  })

  it('[i18n] has short words for the bar of a phone', () => {
    const { find, next, stop, cancel } = strings
    const wide = [find, next, stop, cancel].filter((word) => word.replace(/[\u3000-\u9fff]/g, 'MM').length > 14)
    expect(wide).toEqual([])
  })

  it('[i18n] advises in whole sentences', () => {
    const advice = Object.values(strings.faults).map((fault) => fault.advice)
    expect(advice.filter((sentence) => !/[.।。]$/.test(sentence))).toEqual([])
  })

  it('[i18n] is typeset, not typed', () => {
    const plain = words.map(([path, word]) => [path, word.replace(code, '')] as const)
    expect(plain.filter(([, word]) => typewritten.test(word) || misspelt[tag]?.test(word))).toEqual([])
  })
})

it.each(languages.filter(({ tag }) => tag !== 'en'))('[i18n] $name leaves nothing in English', ({ tag }) => {
  const same = wordsOf(written[tag]).flatMap(([path, word]) => (word === englishWords.get(path) ? [path] : []))
  expect(same.filter((path) => !wordless.includes(path))).toEqual(asInEnglish[tag] ?? [])
})
