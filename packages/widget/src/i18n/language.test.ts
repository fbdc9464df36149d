import { expect } from '../../test/expect.ts'
import { de } from './de.ts'
import { dialogs } from './en-dialogs.ts'
import { talk } from './en-talk.ts'
import { en } from './en.ts'
import { languages } from './fetch-language.ts'
import { loadStrings, stringsFor } from './language.ts'
import { counted } from './plural.ts'

/** Every word of a language, by the path of its key. */
function words(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([key, inner]) => words(inner, `${path}.${key}`))
}
const names = (language: object) => words(language).map(([path]) => path)

const all = () => Promise.all([...languages].map(async ([language, fetch]) => [language, await fetch()] as const))

describe('language', () => {
  it('[i18n] is English where there is no other', () => {
    for (const tag of ['en', 'EN-gb', '', 'xx', 'constructor', '__proto__']) {
      expect(stringsFor(tag)).to.equal(en)
      expect(loadStrings(tag)).to.equal(null)
    }
  })

  it('[i18n] every other language is found by its primary subtag, and comes when it is asked for', async () => {
    for (const language of languages.keys()) {
      expect(stringsFor(`${language}-AT`)).to.equal(en)
      await loadStrings(`${language}-AT`)
      expect(stringsFor(`${language.toUpperCase()}-ch`).locale).to.equal(language)
      expect(loadStrings(language)).to.equal(null)
    }
  })

  it('[i18n] every language says everything', async () => {
    const english = { ...en, dialogs, talk }
    for (const [language, fetched] of await all()) {
      expect(names(fetched), language).to.deep.equal(names(english))
      for (const [path, word] of words(fetched)) expect(word, `${language}${path}`).not.to.equal('')
    }
    for (const [path, word] of words(english)) expect(word, path).not.to.equal('')
  })

  it('[i18n] every fault says what happened and what to do', async () => {
    for (const [language, { faults }] of [['en', en] as const, ...(await all())]) {
      for (const { title, advice } of Object.values(faults)) {
        expect(title, language).not.to.equal('')
        expect(advice, language).to.match(/[.…]$/)
      }
    }
  })

  it('[i18n] counts in the forms and figures of the language', () => {
    expect(counted(en.ahead, 1, 'en')).to.equal('One person is ahead of you.')
    expect(counted(en.ahead, 1200, 'en')).to.equal('1,200 people are ahead of you.')
    expect(counted(de.ahead, 1, 'de')).to.equal('Eine Person ist vor dir dran.')
    expect(counted(de.ahead, 1200, 'de')).to.equal('1.200 Leute sind vor dir dran.')
  })
})
