import { expect } from '../../../test/expect.ts'
import { buttonIn, buttonsIn, mountPart, shownIn } from '../../../test/mount.ts'
import { callView, viewWith } from '../../../test/views.ts'
import { doorFor, noServerDoor } from '../../state/doors.ts'

const busy = doorFor({ code: 'camera_busy', message: '' }, 'video', false)

describe('notice', () => {
  it('[mistake 17] says what happened and offers retry, audio only and text only', async () => {
    const { part, requests } = await mountPart('mismatch-notice', viewWith({ door: busy }))
    expect(shownIn(part)).to.contain('Your camera is used by another program')
    expect(buttonsIn(part)).to.deep.equal(['Try again', 'Audio only', 'Text only', 'Cancel'])
    for (const name of buttonsIn(part)) buttonIn(part, name).click()
    expect(requests).to.deep.equal([
      { type: 'find', media: 'video' },
      { type: 'find', media: 'audio' },
      { type: 'find', media: 'text' },
      { type: 'dismiss' },
    ])
  })

  it('[widget] leads back: to the screen before, out of the queue, or on with a partner on the line', async () => {
    const { part, requests } = await mountPart('mismatch-notice', viewWith({ door: busy, state: 'connecting' }))
    buttonIn(part, 'Cancel').click()
    expect(requests).to.deep.equal([{ type: 'stop' }])
    part.view = callView({ door: doorFor({ code: 'media_failed', message: '' }, 'video', true) })
    await part.updateComplete
    expect(buttonsIn(part)).to.deep.equal(['Try again', 'Go on like this'])
  })

  it('[widget] another try is of what was tried: the preview, or asking the host again', async () => {
    const { part, requests } = await mountPart('mismatch-notice', viewWith({ door: busy, intent: 'preview' }))
    buttonIn(part, 'Try again').click()
    part.view = viewWith({ door: noServerDoor('https://x.example') })
    await part.updateComplete
    buttonIn(part, 'Try again').click()
    expect(requests).to.deep.equal([{ type: 'preview' }, { type: 'probe' }])
  })

  it('[widget] draws the words of an error as text', async () => {
    const door = doorFor({ code: 'invalid_options', message: '<b id=bold>url</b>' }, 'video', false)
    const { part } = await mountPart('mismatch-notice', viewWith({ door }))
    expect(shownIn(part)).to.contain('<b id=bold>url</b>')
    expect(part.shadowRoot?.querySelector('b')).to.equal(null)
  })
})
