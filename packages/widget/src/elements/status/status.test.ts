import type { Quality } from '@mismatch/sdk'
import { expect } from '../../../test/expect.ts'
import { buttonIn, buttonsIn, mountPart, shownIn } from '../../../test/mount.ts'
import { initialView } from '../../state/view.ts'
import { callView, viewWith, lineWith } from '../../../test/views.ts'

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

  it('[look] shows the quality by shape and word once it is known, and leads to its figures', async () => {
    const graded = (quality: Quality | null, silent = false) =>
      callView({ call: { ...initialView.call, quality, silent } })
    const { part, requests } = await mountPart('mismatch-status', graded(null))
    expect(buttonsIn(part)).to.deep.equal([])
    const full = () => part.shadowRoot!.querySelectorAll('.quality [opacity="1"]').length
    const seen: unknown[] = []
    for (const view of [graded(4), graded(3), graded(2), graded(1), graded(0), graded(0, true)]) {
      part.view = view
      await part.updateComplete
      seen.push([...buttonsIn(part), full()])
    }
    expect(seen).to.deep.equal([
      ['Connection: good', 4],
      ['Connection: fair', 3],
      ['Connection: poor', 2],
      ['Connection: very poor', 1],
      // Of what still carries something it is not said that it is lost.
      ['Connection: very poor', 1],
      ['Connection: lost', 0],
    ])
    buttonIn(part, 'Connection: lost').click()
    expect(requests).to.deep.equal([{ type: 'connection', open: true }])
  })

  it('[look] its way to the figures is large enough for a finger, and no line grows by it', async () => {
    const { part } = await mountPart('mismatch-status', callView())
    const before = part.getBoundingClientRect().height
    part.view = callView({ call: { ...initialView.call, quality: 4 } })
    await part.updateComplete
    const { width, height } = buttonIn(part, 'Connection: good').getBoundingClientRect()
    expect([width, height, part.getBoundingClientRect().height]).to.deep.equal([44, 44, before])
  })

  it('[R2] shows that the partner is muted, by shape and word', async () => {
    const { part } = await mountPart(
      'mismatch-status',
      callView({ remote: { stream: null, audio: false, video: true, screen: false } }),
    )
    expect(part.shadowRoot?.querySelector('.sign')?.textContent.trim()).to.equal('Microphone off')
  })
})
