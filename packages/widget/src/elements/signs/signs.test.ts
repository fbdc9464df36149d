import type { Quality } from '@mismatch/sdk'
import { expect } from '../../../test/expect.ts'
import { buttonIn, buttonsIn, mountPart, shownIn } from '../../../test/mount.ts'
import { callView } from '../../../test/views.ts'
import { initialView } from '../../state/view.ts'

describe('signs', () => {
  it('[look] shows the quality by shape and word once it is known, and leads to its figures', async () => {
    const graded = (quality: Quality | null, silent = false) =>
      callView({ call: { ...initialView.call, quality, silent } })
    const { part, requests } = await mountPart('mismatch-signs', graded(null))
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

  it('[R2] shows that the partner is muted, by shape and word', async () => {
    const { part } = await mountPart(
      'mismatch-signs',
      callView({ remote: { stream: null, audio: false, video: true, screen: false } }),
    )
    expect(part.shadowRoot?.querySelector('.sign')?.textContent.trim()).to.equal('Microphone off')
  })

  it('[look] shows how long the two have talked', async () => {
    const since = Date.now() - 62_500
    const { part } = await mountPart('mismatch-signs', callView({ call: { ...initialView.call, since } }))
    expect(shownIn(part)).to.equal('1:02')
  })
})
