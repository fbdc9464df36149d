import { expect } from '../../test/expect.ts'
import { neutraliseName, neutraliseText } from './neutralise.ts'

describe('neutralise', () => {
  it('[R6] a message loses control characters and those that turn the direction of what follows', () => {
    expect(neutraliseText('abc \u202E dlrow \u2067 \u0007 end')).to.equal('abc  dlrow   end')
    for (const bad of ['\u0000', '\u001b', '\u007f', '\u0085', '\u202a', '\u202e', '\u2066', '\u2069']) {
      expect(neutraliseText(`a${bad}b`)).to.equal('ab')
    }
  })

  it('[R6] a message keeps line breaks, tabs, emoji and other scripts', () => {
    const text = 'a\tb\nשלום 👩‍👩‍👧 नमस्ते'
    expect(neutraliseText(text)).to.equal(text)
    expect(neutraliseText('a\r\nb\u2028c')).to.equal('a\nb\nc')
  })

  it('[R6] a name is one line, and empty when nothing of it can be seen', () => {
    expect(neutraliseName('  Le\u202Ena\n\nX ')).to.equal('Lena X')
    for (const blank of [undefined, '', '   ', '\u200b', '\u200d\ufeff', '\u3164', '\u0301']) {
      expect(neutraliseName(blank)).to.equal('')
    }
  })
})
