import { expect } from '../../../test/expect.ts'
import { mountPart, shownIn } from '../../../test/mount.ts'
import { callView, viewWith } from '../../../test/views.ts'

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

  it('[R2] shows that the partner is muted, by shape and word', async () => {
    const { part } = await mountPart(
      'mismatch-status',
      callView({ remote: { stream: null, audio: false, video: true } }),
    )
    expect(part.shadowRoot?.querySelector('.sign')?.textContent.trim()).to.equal('Microphone off')
  })
})
