import { expect } from '../../../test/expect.ts'
import { figures } from '../../../test/figures.ts'
import { mountPart, shownIn } from '../../../test/mount.ts'
import { callView } from '../../../test/views.ts'
import { de } from '../../i18n/de.ts'
import { initialCall, type Figures } from '../../state/view.ts'

const measured = (changes: Partial<Figures> = {}) =>
  callView({ call: { ...initialCall, open: true, figures: { ...figures, ...changes } } })

const native = { setInterval: window.setInterval, clearInterval: window.clearInterval }
let ticks: (() => void)[] = []
beforeEach(() => {
  ticks = []
  const timers: Partial<typeof window> = {
    setInterval: ((tick: () => void) => ticks.push(tick)) as never,
    clearInterval: (id) => void ticks.splice(Number(id) - 1, 1),
  }
  Object.assign(window, timers)
})
afterEach(() => void Object.assign(window, native))

describe('connection', () => {
  it('[look] says in words which way it goes and what it carries', async () => {
    const { part } = await mountPart('mismatch-connection', measured())
    expect(shownIn(part)).to.equal(
      'Way Directly, through your network’s address Round trip 84 ms Received Sent Picture 640 × 360 1280 × 720 ' +
        'Frames a second 24 30 Bit rate 1,200 kb/s 800 kb/s Lost 0.4% 12%',
    )
    for (const [path, words] of [
      ['host', 'Directly Round'],
      ['relay', 'Through a relay server'],
      [null, 'Not known'],
    ] as const) {
      part.view = measured({ path })
      await part.updateComplete
      expect(shownIn(part)).to.contain(`Way ${words}`)
    }
  })

  it('[look] leaves out what is known of neither direction, and marks what is not known of one', async () => {
    const sound = { ...figures.in, videoKbps: null, framesPerSecond: null, width: null, height: null }
    const { part } = await mountPart(
      'mismatch-connection',
      measured({ roundTripMs: null, in: sound, out: { ...sound, lossPercent: null } }),
    )
    expect(shownIn(part)).to.equal(
      'Way Directly, through your network’s address Received Sent Bit rate 40 kb/s 40 kb/s Lost 0.4% –',
    )
  })

  it('[i18n] says it in the words and figures of the language', async () => {
    const { part } = await mountPart('mismatch-connection', measured())
    part.strings = de
    await part.updateComplete
    expect(shownIn(part)).to.contain('Hin und zurück 84 ms')
    expect(shownIn(part)).to.contain('1.200 kb/s')
  })

  it('[look] asks for figures when it comes and again and again, and no more when it goes', async () => {
    const { part, requests } = await mountPart('mismatch-connection', callView())
    expect(shownIn(part)).to.equal('Measuring…')
    expect(requests).to.deep.equal([{ type: 'measure' }])
    ticks[0]?.()
    expect(requests.length).to.equal(2)
    part.remove()
    expect(ticks.length).to.equal(0)
  })
})
