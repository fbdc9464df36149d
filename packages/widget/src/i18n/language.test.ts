import { expect } from '../../test/expect.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { languages } from './fetch-language.ts'
import { loadStrings, stringsFor } from './language.ts'
import { counted } from './plural.ts'

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

  it('[i18n] who reads traditional Chinese is not given simplified characters', async () => {
    await loadStrings('zh')
    for (const tag of ['zh-TW', 'zh-hk', 'zh-MO', 'zh-Hant', 'zh-Hant-SG']) {
      expect(stringsFor(tag)).to.equal(en)
      expect(loadStrings(tag)).to.equal(null)
    }
    for (const tag of ['zh-CN', 'zh-Hans-TW', 'zh-SG', 'zh']) expect(stringsFor(tag).locale).to.equal('zh')
  })

  it('[i18n] counts in the forms and figures of the language', () => {
    expect(counted(en.ahead, 1, 'en')).to.equal('One person is ahead of you.')
    expect(counted(en.ahead, 1200, 'en')).to.equal('1,200 people are ahead of you.')
    expect(counted(de.ahead, 1, 'de')).to.equal('Eine Person ist vor dir dran.')
    expect(counted(de.ahead, 1200, 'de')).to.equal('1.200 Leute sind vor dir dran.')
  })
})
