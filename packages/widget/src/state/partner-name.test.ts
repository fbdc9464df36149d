import { expect } from '../../test/expect.ts'
import { lena } from '../../test/views.ts'
import { en } from '../i18n/en.ts'
import { ownName, partnerName } from './partner-name.ts'

const egyptian = { ...en, locale: 'ar-EG' }

describe('names and ages', () => {
  it('[i18n] an age is written in the figures of the language', () => {
    expect(partnerName({ ...lena, age: 24 }, en)).to.equal('Lena, 24')
    expect(partnerName({ ...lena, age: 24 }, egyptian)).to.equal('Lena, ٢٤')
    expect(ownName({ name: 'Lena', age: 24 }, egyptian)).to.equal('Lena, ٢٤')
    expect(ownName({ age: 24 }, egyptian)).to.equal('٢٤')
    expect([ownName({}, en), partnerName(lena, en)]).to.deep.equal(['', 'Lena'])
  })
})
