import type { Check, DiagnosisCode } from '@mismatch/sdk'
import { expect } from '../../../test/expect.ts'
import { buttonIn, buttonsIn, mountPart, shownIn } from '../../../test/mount.ts'
import { viewWith } from '../../../test/views.ts'
import { de } from '../../i18n/de.ts'
import type { Inquest } from '../../state/view.ts'

const at = (step: Inquest['step'], ...checks: Check[]) => viewWith({ diagnosis: { step, checks } })
const failed = (code: DiagnosisCode): Check => ({ name: 'signaling', ok: false, ms: 1, code })

const clipboard = (writeText: (text: string) => Promise<void>) =>
  Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
afterEach(() => void Reflect.deleteProperty(navigator, 'clipboard'))

describe('diagnosis', () => {
  it('[H11] says of each part how it stands, as it comes, with the reason and what to do', async () => {
    const { part } = await mountPart('mismatch-diagnosis', at('running'))
    expect(shownIn(part)).to.contain('The server Checking… This browser Checking…')
    expect(buttonsIn(part)).to.deep.equal(['Cancel'])
    part.view = at('running', failed('unreachable'), { name: 'stun', ok: true, ms: 1, code: null })
    await part.updateComplete
    expect(shownIn(part)).to.contain('The server Failed No answer. Check your connection;')
    expect(shownIn(part)).to.contain('Direct calls Works Relayed calls Checking…')
    part.view = at('over', failed('unreachable'), { name: 'stun', ok: null, ms: 0, code: 'not_configured' })
    await part.updateComplete
    expect(shownIn(part)).to.contain('One thing does not work.')
    expect(shownIn(part)).to.contain('Direct calls Not tried This site has no server for it.')
    expect(buttonsIn(part)).to.deep.equal(['Close', 'Copy', 'Check again'])
  })

  it('[H11] where nothing is wrong it says where the reason may lie, and what the server closed with is told as one', async () => {
    const { part } = await mountPart('mismatch-diagnosis', at('over'))
    expect(shownIn(part)).to.contain('All that could be tried works here.')
    part.view = at('over', failed('banned'))
    await part.updateComplete
    expect(shownIn(part)).to.contain('The server turned you away.')
  })

  it('[H11] can be ended, closed, and begun again; Escape is the first of them', async () => {
    const { part, requests } = await mountPart('mismatch-diagnosis', at('running'))
    const dialog = part.shadowRoot!.querySelector('dialog')!
    expect(dialog.open).to.equal(true)
    buttonIn(part, 'Cancel').click()
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }))
    part.view = at('failed')
    await part.updateComplete
    expect(shownIn(part)).to.contain('This could not be loaded.')
    buttonIn(part, 'Check again').click()
    expect(requests).to.deep.equal([
      { type: 'diagnose', open: false },
      { type: 'diagnose', open: false },
      { type: 'diagnose', open: true },
    ])
    part.view = viewWith()
    await part.updateComplete
    expect(dialog.open).to.equal(false)
  })

  it('[H11] is copied as text for whoever is to help', async () => {
    const copied: string[] = []
    clipboard(async (text) => void copied.push(text))
    const { part } = await mountPart('mismatch-diagnosis', at('over', failed('unreachable')))
    buttonIn(part, 'Copy').click()
    await Promise.resolve()
    await part.updateComplete
    expect(buttonsIn(part)).to.include.members(['Copied'])
    expect(copied[0]).to.contain(
      `Mismatch at ${location.origin}\n${navigator.userAgent}\nsignaling: failed (unreachable)`,
    )
  })

  it('[H11] is there to be copied by hand where the browser lets nobody else', async () => {
    clipboard(() => Promise.reject(new DOMException('no', 'NotAllowedError')))
    const { part } = await mountPart('mismatch-diagnosis', at('over', failed('unreachable')))
    buttonIn(part, 'Copy').click()
    const box = () => part.shadowRoot!.querySelector('textarea')
    while (box() === null) await new Promise((resolve) => requestAnimationFrame(resolve))
    const text = box()!
    expect(text.value).to.contain('signaling: failed (unreachable)')
    expect([text.selectionStart, text.selectionEnd]).to.deep.equal([0, text.value.length])
  })

  it('[i18n] speaks German', async () => {
    const { part } = await mountPart('mismatch-diagnosis', at('over', failed('unreachable')))
    part.strings = de
    await part.updateComplete
    expect(shownIn(part)).to.contain('Eine Sache geht nicht. Der Server Geht nicht Keine Antwort.')
    expect(buttonsIn(part)).to.deep.equal(['Schließen', 'Kopieren', 'Erneut prüfen'])
  })
})
