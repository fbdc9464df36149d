import { expect } from '../../test/expect.ts'
import { emojiKinds, isFewEmoji, reactions } from './emoji.ts'

describe('emoji', () => {
  it('[look] one to three of them and nothing else are drawn large', () => {
    for (const text of ['👍', '❤️', '❤', '👍👍👍', ' 🎉 🎉 ', '👩‍👩‍👧', '👍🏽', '🇩🇪', '1️⃣', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'])
      expect(isFewEmoji(text), text).to.equal(true)
    for (const text of ['', ' ', 'ok 👍', '👍👍👍👍', '1', '#', '🇩', ':)', '\ufe0f'])
      expect(isFewEmoji(text), text).to.equal(false)
  })

  it('[R2] each that can be chosen is one emoji, within what a reaction may hold, and there only once', () => {
    const all = emojiKinds.flat()
    expect(new Set(all).size).to.equal(all.length)
    for (const emoji of [...all, ...reactions]) {
      expect(isFewEmoji(emoji), emoji).to.equal(true)
      expect([...new Intl.Segmenter().segment(emoji)].length, emoji).to.equal(1)
      expect(emoji.length).to.be.lessThan(33)
    }
  })
})
