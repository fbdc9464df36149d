import type { Quality } from '@mismatch/sdk'
import { expect } from '../../../test/expect.ts'
import { buttonIn, buttonsIn, mountPart, shownIn } from '../../../test/mount.ts'
import { callView, lena } from '../../../test/views.ts'
import { ar } from '../../i18n/ar.ts'
import { de } from '../../i18n/de.ts'
import { initialView } from '../../state/view.ts'

const sharedIn = (part: Element) => part.shadowRoot!.querySelector<HTMLElement>('.shared')

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

  it('[Q3] [M3] shows what the two have in common below the name, in every kind of call, and nothing where that is nothing', async () => {
    const { part } = await mountPart('mismatch-signs', callView())
    expect(sharedIn(part)).to.equal(null)
    for (const media of ['video', 'audio', 'text'] as const) {
      part.view = callView({ media, partner: { ...lena, tags: ['chess', 'cats'] } })
      await part.updateComplete
      expect(shownIn(part)).to.equal('In common: chess, cats')
    }
    part.view = callView()
    await part.updateComplete
    expect(sharedIn(part)).to.equal(null)
  })

  it('[i18n] lists what the two have in common as the language does, each by itself in its own direction', async () => {
    const view = callView({ partner: { ...lena, tags: ['chess', 'cats', 'שחמט'] } })
    const { part } = await mountPart('mismatch-signs', view)
    expect(shownIn(part)).to.equal('In common: chess, cats, \u2068שחמט\u2069')
    part.strings = de
    await part.updateComplete
    expect(shownIn(part)).to.equal('Gemeinsam: chess, cats und \u2068שחמט\u2069')
    part.strings = ar
    await part.updateComplete
    expect(shownIn(part)).to.equal('اهتمامات مشتركة: \u2068chess\u2069 و\u2068cats\u2069 و\u2068שחמט\u2069')
  })

  it('[look] what the two have in common is one line, however much it is, and whole in its tooltip', async () => {
    const { part } = await mountPart('mismatch-signs', callView({ partner: { ...lena, tags: ['chess'] } }))
    const height = sharedIn(part)!.getBoundingClientRect().height
    const tags = Array.from({ length: 10 }, (_, at) => `${String(at)} ${'x'.repeat(30)}`)
    part.view = callView({ partner: { ...lena, tags } })
    await part.updateComplete
    const line = sharedIn(part)!
    expect(line.getBoundingClientRect().height).to.equal(height)
    expect(line.scrollWidth > line.clientWidth).to.equal(true)
    expect(line.title).to.equal(`In common: ${tags.join(', ')}`)
  })

  it('[look] shows how long the two have talked', async () => {
    const since = Date.now() - 62_500
    const { part } = await mountPart('mismatch-signs', callView({ call: { ...initialView.call, since } }))
    expect(shownIn(part)).to.equal('1:02')
  })
})
