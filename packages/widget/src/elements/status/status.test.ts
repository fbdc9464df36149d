import { expect } from '../../../test/expect.ts'
import { buttonIn, mountPart, shownIn } from '../../../test/mount.ts'
import { initialView } from '../../state/view.ts'
import { callView, lena, lineWith, viewWith } from '../../../test/views.ts'

const live = (part: Element) => part.shadowRoot?.querySelector('[aria-live=polite]')

describe('status', () => {
  it('[look] says a state in a line, and a hint while waiting', async () => {
    const waiting = { position: 0, online: 128, reason: 'queued' } as const
    const { part } = await mountPart('mismatch-status', viewWith({ state: 'waiting', waiting }))
    expect(shownIn(part)).to.contain('Looking for someone · 128 online You are next in line. Be kind.')
  })

  it('[look] has a live region from the first moment on, which changes only when there is news', async () => {
    const waiting = { position: 2, online: 128, reason: 'queued' } as const
    const { part } = await mountPart('mismatch-status', viewWith())
    const region = live(part)
    part.view = viewWith({ state: 'waiting', waiting })
    await part.updateComplete
    expect(live(part)).to.equal(region)
    expect(region?.textContent).to.equal('Looking for someone')
    part.view = viewWith({ state: 'waiting', waiting: { ...waiting, online: 129, position: 1 } })
    await part.updateComplete
    expect(region?.textContent).to.equal('Looking for someone')
  })

  it('[R2] says what comes while the chat is closed, each message anew, and nothing that can be seen', async () => {
    const hi = lineWith()
    const view = callView({ chat: { ...initialView.chat, entries: [hi], unread: 1 } })
    const { part } = await mountPart('mismatch-status', callView())
    const news = part.shadowRoot!.querySelector('[role=log]')!
    part.view = view
    await part.updateComplete
    expect(news.textContent.trim()).to.equal('Lena: hi')
    const first = news.firstElementChild
    part.view = { ...view, chat: { ...view.chat, entries: [hi, { ...hi, id: '2' }], unread: 2 } }
    await part.updateComplete
    expect(news.textContent.trim()).to.equal('Lena: hi')
    expect(news.firstElementChild).not.to.equal(first)
    part.view = { ...view, chat: { ...view.chat, open: true, unread: 0 } }
    await part.updateComplete
    expect(news.textContent.trim()).to.equal('')
  })

  it('[look] is two lines above a chat that is the stage', async () => {
    const waiting = { position: 0, online: 12, reason: 'queued' } as const
    const left = { state: 'waiting', lastEnd: 'left', media: 'text', waiting } as const
    const { part } = await mountPart('mismatch-status', callView(left))
    expect(shownIn(part)).to.equal('They left. Finding the next… You are next in line.')
  })

  it('[look] what is wrong takes the place of what the two have in common', async () => {
    const partner = { ...lena, tags: ['chess', 'cats'] }
    const { part } = await mountPart('mismatch-status', callView({ partner }))
    expect(shownIn(part)).to.equal('Lena In common: chess, cats')
    part.view = callView({ partner, call: { ...initialView.call, peerAway: true } })
    await part.updateComplete
    expect(shownIn(part)).to.equal('Lena Lena’s connection is interrupted. Waiting for them…')
    part.view = callView({ partner })
    await part.updateComplete
    expect(shownIn(part)).to.contain('In common: chess, cats')
  })

  it('[look] what the two have in common ends above a chat that is the stage, also in a narrow sidebar', async () => {
    const { part } = await mountPart('mismatch-status', callView({ media: 'text' }))
    const before = part.getBoundingClientRect().height
    part.view = callView({ media: 'text', partner: { ...lena, tags: ['chess', 'cats'] } })
    await part.updateComplete
    const { height } = part.getBoundingClientRect()
    expect(height).to.be.greaterThan(before)
    // The chat begins at 80 px, the status line at 12.
    expect(height).to.be.lessThan(68)
  })

  it('[look] its way to the figures is large enough for a finger, and no line grows by it', async () => {
    const { part } = await mountPart('mismatch-status', callView())
    const before = part.getBoundingClientRect().height
    part.view = callView({ call: { ...initialView.call, quality: 4 } })
    await part.updateComplete
    const { width, height } = buttonIn(part, 'Connection: good').getBoundingClientRect()
    expect([width, height, part.getBoundingClientRect().height]).to.deep.equal([44, 44, before])
  })
})
