import { expect } from '../../test/expect.ts'
import { callView, lena, lineWith, viewWith } from '../../test/views.ts'
import { newsFor } from './news.ts'
import { initialView, type View } from './view.ts'

const withChat = (entries: View['chat']['entries'], open = false) =>
  callView({ chat: { ...initialView.chat, entries, open } })

describe('what is worth a sound', () => {
  it('[look] is a partner, each of them', () => {
    expect(newsFor(viewWith({ state: 'waiting' }), callView(), false)).to.equal('found')
    expect(newsFor(callView(), callView({ partner: { ...lena, sessionId: 's2' } }), false)).to.equal('found')
    expect(newsFor(callView(), callView({ state: 'connected' }), false)).to.equal(null)
  })

  it('[look] is a message that nobody can have seen', () => {
    const hi = lineWith()
    expect(newsFor(withChat([]), withChat([hi]), false)).to.equal('message')
    expect(newsFor(withChat([], true), withChat([hi], true), false)).to.equal(null)
    expect(newsFor(withChat([], true), withChat([hi], true), true)).to.equal('message')
    expect(newsFor(withChat([]), withChat([lineWith({ from: 'me' })]), false)).to.equal(null)
  })

  it('[look] is nothing once they have left', () => {
    expect(newsFor(callView(), viewWith({ state: 'connecting' }), true)).to.equal(null)
  })
})
