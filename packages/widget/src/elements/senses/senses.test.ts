import { expect } from '../../../test/expect.ts'
import { mountPart, shownIn } from '../../../test/mount.ts'
import { callView, lena, viewWith } from '../../../test/views.ts'

describe('senses', () => {
  it('[Q3] [M3] what the two have in common is said once they are connected, by a region that was there before', async () => {
    const partner = { ...lena, tags: ['chess', 'cats'] }
    const { part } = await mountPart('mismatch-senses', viewWith())
    const region = part.shadowRoot!.querySelector('[aria-live=polite]')!
    const said: string[] = []
    for (const view of [
      viewWith({ state: 'negotiating', partner }),
      callView({ partner }),
      viewWith({ state: 'waiting', partner }),
      callView(),
    ]) {
      part.view = view
      await part.updateComplete
      said.push(region.textContent)
    }
    expect(said).to.deep.equal(['', 'In common: chess, cats', '', ''])
    expect(region.isConnected).to.equal(true)
    expect(shownIn(part)).to.equal('')
  })
})
