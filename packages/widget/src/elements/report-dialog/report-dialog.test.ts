import { expect } from '../../../test/expect.ts'
import { mountPart, shownIn } from '../../../test/mount.ts'
import { callView } from '../../../test/views.ts'
import type { ReportStep, View } from '../../state/view.ts'

const at = (step: ReportStep): View => callView({ report: { step, sessionId: 's1', name: 'Lena' } })

async function mount(step: ReportStep) {
  const mounted = await mountPart('mismatch-report-dialog', at(step))
  const root = mounted.part.shadowRoot!
  return {
    ...mounted,
    dialog: root.querySelector('dialog')!,
    radios: [...root.querySelectorAll<HTMLInputElement>('input[type=radio]')],
    comment: root.querySelector('textarea')!,
    send: root.querySelector<HTMLButtonElement>('button[type=submit]')!,
  }
}

describe('report dialog', () => {
  it('[S1] asks for one of the reasons of the protocol before it can be sent', async () => {
    const { part, radios, comment, send, requests } = await mount('open')
    expect(radios.map((radio) => radio.value)).to.deep.equal(['nudity', 'minor', 'harassment', 'hate', 'spam', 'other'])
    expect(send.disabled).to.equal(true)
    expect(shownIn(part)).to.contain('Choose a reason.')
    radios[4]!.click()
    await part.updateComplete
    expect(shownIn(part)).not.to.contain('Choose a reason.')
    comment.value = ' sells things '
    send.click()
    expect(requests).to.deep.equal([{ type: 'report', reason: 'spam', comment: 'sells things' }])
  })

  it('[F5] a comment has the length that the protocol allows', async () => {
    expect((await mount('open')).comment.maxLength).to.equal(500)
  })

  it('[S1] Escape and Cancel ask to close it, the next view closes it', async () => {
    const { part, dialog, requests } = await mount('open')
    expect(dialog.open).to.equal(true)
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }))
    expect(requests).to.deep.equal([{ type: 'report-dialog', open: false }])
    part.view = at('closed')
    await part.updateComplete
    expect(dialog.open).to.equal(false)
  })

  it('[S1] one that failed says so and keeps what was written', async () => {
    const { part, dialog, radios, comment, send } = await mount('open')
    radios[0]!.click()
    comment.value = 'why'
    part.view = at('failed')
    await part.updateComplete
    expect(dialog.open).to.equal(true)
    expect(shownIn(part)).to.contain('did not arrive')
    expect(comment.value).to.equal('why')
    expect(send.disabled).to.equal(false)
  })
})
