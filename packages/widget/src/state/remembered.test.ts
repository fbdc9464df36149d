import { expect } from '../../test/expect.ts'
import { initialView } from './view.ts'
import { fingerprint, readRemembered, rememberedText } from './remembered.ts'

const { habits } = initialView

describe('what a browser remembers', () => {
  it('[widget] comes back as it was', () => {
    for (const profile of [{ name: 'Lena', age: 24 }, {}, null]) {
      const remembered = { profile, consent: 'abc', habits: { sounds: false, notify: true } }
      expect(readRemembered(rememberedText(remembered))).to.deep.equal(remembered)
    }
  })

  it('[widget] is nothing when it is of another version, no JSON, or longer than it can be', () => {
    const text = rememberedText({ profile: { name: 'Lena' }, consent: null, habits })
    for (const bad of [null, '', '[', 'null', '7', text.replace('"version":1', '"version":2'), text.padEnd(1001)]) {
      expect(readRemembered(bad)).to.equal(null)
    }
  })

  it('[widget] gives out nothing that could not have been entered', () => {
    const read = (profile: unknown, consent: unknown = null) =>
      readRemembered(JSON.stringify({ version: 1, profile, consent }))
    expect(read({ name: 'x'.repeat(41), age: 7, avatar: 'http://x' }, 5)).to.deep.equal({
      profile: {},
      consent: null,
      habits,
    })
    expect(read('Lena')).to.deep.equal({ profile: null, consent: null, habits })
    for (const bad of [null, 7, 'x', { sounds: 'loud', notify: 1 }])
      expect(readRemembered(JSON.stringify({ version: 1, habits: bad }))?.habits).to.deep.equal(habits)
    expect(read({ name: { toString: 1 } })).to.equal(null)
  })

  it('[widget] knows a text again whatever its spaces, and a changed one not', () => {
    expect(fingerprint(' Be\n  kind ')).to.equal(fingerprint('Be kind'))
    expect(fingerprint('Be kind')).not.to.equal(fingerprint('Be mild'))
  })
})
