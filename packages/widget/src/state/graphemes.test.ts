import { expect } from '../../test/expect.ts'
import { shortened } from './graphemes.ts'

describe('graphemes', () => {
  it('[F5] a name that is too long is cut between letters', () => {
    expect(shortened('Lena', 40)).to.equal('Lena')
    expect(shortened(`${'a'.repeat(39)}🙂`, 40)).to.equal('a'.repeat(39))
    expect(shortened(`${'a'.repeat(35)}👩‍👩‍👧`, 40)).to.equal('a'.repeat(35))
  })
})
