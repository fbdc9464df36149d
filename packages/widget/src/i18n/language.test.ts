import { expect } from '../../test/expect.ts'
import { en } from './en.ts'
import { stringsFor } from './language.ts'

describe('language', () => {
  it('[i18n] is found by its primary subtag, and is English where there is none', () => {
    for (const tag of ['en', 'EN-gb', '', 'xx', 'constructor', '__proto__']) expect(stringsFor(tag)).to.equal(en)
  })

  it('[i18n] every fault says what happened and what to do', () => {
    for (const { title, advice } of Object.values(en.faults)) {
      expect(title).not.to.equal('')
      expect(advice).to.match(/[.…]$/)
    }
  })
})
