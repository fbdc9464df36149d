import { expect } from '../../../test/expect.ts'
import { buttonIn, buttonsIn, mountPart } from '../../../test/mount.ts'
import { callView, viewWith } from '../../../test/views.ts'
import { doorFor } from '../../state/doors.ts'
import { initialView } from '../../state/view.ts'

const own = { stream: new MediaStream(), microphone: true, camera: true, screen: null }

describe('controls', () => {
  it('[look] Find, Cancel and Next are one button that keeps the focus', async () => {
    const { part } = await mountPart('mismatch-controls', viewWith())
    const primary = buttonIn(part, 'Find')
    primary.focus()
    const place = primary.getBoundingClientRect().toJSON() as unknown
    for (const [view, name] of [
      [viewWith({ state: 'waiting' }), 'Cancel'],
      [callView({ own }), 'Next'],
    ] as const) {
      part.view = view
      await part.updateComplete
      expect(buttonIn(part, name)).to.equal(primary)
      expect(part.shadowRoot?.activeElement).to.equal(primary)
      expect(primary.getBoundingClientRect().toJSON()).to.deep.equal(place)
    }
  })

  it('[look] a press on Next that falls on Cancel does nothing', async () => {
    const { part, requests } = await mountPart('mismatch-controls', callView())
    buttonIn(part, 'Next').click()
    part.view = viewWith({ state: 'waiting' })
    await part.updateComplete
    buttonIn(part, 'Cancel').click()
    expect(requests).to.deep.equal([{ type: 'next' }])
  })

  it('[look] report is in a call, and not beside Next', async () => {
    const { part, requests } = await mountPart('mismatch-controls', callView({ own }))
    const names = buttonsIn(part)
    expect(names).to.deep.equal([
      'Report Lena',
      'Turn microphone off',
      'Turn camera off',
      'Open chat',
      'More',
      'Stop',
      'Next',
    ])
    buttonIn(part, 'Report Lena').click()
    expect(requests).to.deep.equal([{ type: 'report-dialog', open: true }])
    const flag = buttonIn(part, 'Report Lena').getBoundingClientRect()
    const next = buttonIn(part, 'Next').getBoundingClientRect()
    expect(Math.hypot(flag.x - next.x, flag.y - next.y)).to.be.greaterThan(100)
  })

  it('[look] toggles say what a press will do and differ by a slash', async () => {
    const { part, requests } = await mountPart('mismatch-controls', callView({ own }))
    const strokes = () => buttonIn(part, buttonsIn(part)[1]!).querySelectorAll('path').length
    const on = strokes()
    buttonIn(part, 'Turn microphone off').click()
    expect(requests).to.deep.equal([{ type: 'microphone', on: false }])
    part.view = callView({ own: { ...own, microphone: false, camera: false } })
    await part.updateComplete
    expect(buttonsIn(part)).to.include.members(['Turn microphone on', 'Turn camera on'])
    expect(strokes()).to.equal(on + 1)
  })

  it('[widget] the camera is asked for by a press only, and not in a text chat', async () => {
    const { part, requests } = await mountPart('mismatch-controls', viewWith())
    expect(requests).to.deep.equal([])
    buttonIn(part, 'Check camera').click()
    expect(requests).to.deep.equal([{ type: 'preview' }])
    part.view = viewWith({ media: 'text' })
    await part.updateComplete
    expect(buttonsIn(part)).to.deep.equal(['More', 'Find'])
  })

  it('[look] between Stop and Next there is room, however long the words are', async () => {
    const { part } = await mountPart('mismatch-controls', callView({}))
    part.style.inlineSize = '300px'
    buttonIn(part, 'Stop').textContent = 'Aufhören, bitte'
    const gap =
      buttonIn(part, 'Next').getBoundingClientRect().left -
      part.shadowRoot!.querySelector('.stop')!.getBoundingClientRect().right
    expect(gap >= 8, String(gap)).to.equal(true)
  })

  it('[mistake 17] is away behind a door, and there for a partner on the line', async () => {
    const door = doorFor({ code: 'unreachable', message: '' }, 'video', false)
    const { part } = await mountPart('mismatch-controls', viewWith({ state: 'connecting', door }))
    expect(getComputedStyle(part).visibility).to.equal('hidden')
    part.view = callView({ door })
    await part.updateComplete
    expect(getComputedStyle(part).visibility).to.equal('visible')
  })

  it('[R2] unread messages are counted on the chat button', async () => {
    const chat = { ...initialView.chat, unread: 3 }
    const { part } = await mountPart('mismatch-controls', callView({ chat }))
    expect(buttonIn(part, 'Open chat, 3 unread').textContent.trim()).to.equal('3')
  })
})
