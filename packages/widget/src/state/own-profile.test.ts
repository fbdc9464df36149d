import { expect } from '../../test/expect.ts'
import { askedFields, checkProfile } from './own-profile.ts'

const both = ['name', 'age'] as const
const check = (name: string, age: string) => checkProfile({ name, age }, both)

describe('own profile', () => {
  it('[widget] ask names what is asked, less what the page has given', () => {
    expect(askedFields(null, {})).to.deep.equal([])
    expect(askedFields('age, NAME', {})).to.deep.equal(['name', 'age'])
    expect(askedFields('name age shoes', { name: 'Lena' })).to.deep.equal(['age'])
  })

  it('[Q1] a name is 1 to 40 long, and one that cannot be seen is none', () => {
    expect(check('  Le\u202Ena ', '').profile).to.deep.equal({ name: 'Lena' })
    expect(check('x'.repeat(40), '').profile).to.deep.equal({ name: 'x'.repeat(40) })
    expect(check('x'.repeat(41), '')).to.deep.equal({ profile: null, faults: { name: 'name_long' } })
    for (const nothing of ['', '  ', '\u200b']) expect(check(nothing, '').faults.name).to.equal('name_missing')
  })

  it('[Q1] an age is a whole number from 18 to 120, or left out', () => {
    for (const age of ['18', ' 120 '])
      expect(check('Lena', age).profile).to.deep.equal({ name: 'Lena', age: Number(age) })
    for (const age of ['17', '121', '1e2', '20.5', 'old', '-20']) {
      expect(check('Lena', age)).to.deep.equal({ profile: null, faults: { age: 'age_range' } })
    }
  })

  it('[widget] what is not asked is neither missed nor taken', () => {
    expect(checkProfile({ name: '', age: '30' }, ['age']).profile).to.deep.equal({ age: 30 })
    expect(checkProfile({ name: 'Lena', age: '3' }, ['name']).profile).to.deep.equal({ name: 'Lena' })
  })
})
