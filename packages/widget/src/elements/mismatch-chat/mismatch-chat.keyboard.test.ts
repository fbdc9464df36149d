import { MatchError } from '@mismatch/sdk'
import { expect } from '../../../test/expect.ts'
import { fakeStream } from '../../../test/fake-stream.ts'
import { buttonIn, focused, mountChat, settled } from '../../../test/mount.ts'

const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
const busy = () => new MatchError('camera_busy', 'busy', true)

describe('mismatch-chat and the keyboard', () => {
  const press = (key: string) =>
    focused()?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }))

  it('[keys] Esc is Next while the focus is inside', async () => {
    const { chat, client } = await mountChat()
    client.connect(client.pair())
    await settled(chat)
    press('Escape')
    expect(client.calls).to.deep.equal([])
    buttonIn(chat, 'Stop').focus()
    press('Escape')
    expect(client.calls).to.deep.equal([['next']])
  })

  it('[keys] C opens the chat with the focus in it, Esc closes it and gives the focus back', async () => {
    const { chat, client } = await mountChat()
    client.connect(client.pair())
    await settled(chat)
    buttonIn(chat, 'Next').focus()
    press('c')
    await settled(chat)
    expect(focused()?.localName).to.equal('textarea')
    press('Escape')
    await settled(chat)
    expect(focused()?.textContent.trim()).to.equal('Next')
    expect(client.calls).to.deep.equal([])
  })

  it('[keys] Enter or Space that are held press once', async () => {
    const { chat } = await mountChat()
    buttonIn(chat, 'Find').focus()
    const passes = (key: string, repeat: boolean) =>
      focused()?.dispatchEvent(
        new KeyboardEvent('keydown', { key, repeat, bubbles: true, composed: true, cancelable: true }),
      )
    for (const key of ['Enter', ' ']) expect([passes(key, false), passes(key, true)]).to.deep.equal([true, false])
  })

  it('[keys] Stop, which goes away when it is pressed, hands the focus on', async () => {
    const { chat, client } = await mountChat()
    client.openCamera(fakeStream())
    client.connect(client.pair())
    await settled(chat)
    buttonIn(chat, 'Stop').focus()
    client.openCamera(null)
    client.goTo('ended', 'stopped')
    await settled(chat)
    await painted()
    expect(focused()?.textContent.trim()).to.equal('Find')
  })

  it('[keys] the camera check keeps the focus while the browser asks, and hands it on', async () => {
    const { chat, client } = await mountChat()
    buttonIn(chat, 'Check camera').focus()
    buttonIn(chat, 'Check camera').click()
    await settled(chat)
    await painted()
    expect(focused()?.textContent.trim()).to.equal('Check camera')
    client.openCamera(fakeStream())
    await settled(chat)
    await painted()
    expect(focused()?.textContent.trim()).to.equal('Find')
  })

  it('[keys] a report that ends the conversation hands the focus on', async () => {
    const { chat, client } = await mountChat()
    client.connect(client.pair())
    await settled(chat)
    buttonIn(chat, 'Report Lena').focus()
    buttonIn(chat, 'Report Lena').click()
    await settled(chat)
    const dialog = chat.shadowRoot!.querySelector('mismatch-report-dialog')!.shadowRoot!
    dialog.querySelector<HTMLElement>('[value=hate]')!.click()
    await settled(chat)
    buttonIn(chat, 'Send report').focus()
    buttonIn(chat, 'Send report').click()
    client.goTo('connecting', 'reported')
    await settled(chat)
    await painted()
    expect(focused()?.textContent.trim()).to.equal('Cancel')
  })

  it('[keys] an update takes the focus from nobody who is elsewhere in the page', async () => {
    const { chat, client } = await mountChat()
    const elsewhere = document.createElement('input')
    chat.parentElement!.append(elsewhere)
    client.connect(client.pair())
    await settled(chat)
    buttonIn(chat, 'Stop').focus()
    elsewhere.focus()
    client.goTo('ended', 'stopped')
    await settled(chat)
    await painted()
    expect(focused()).to.equal(elsewhere)
  })

  it('[look] a door takes the focus of who pressed Find, and gives it back', async () => {
    const { chat, client } = await mountChat()
    client.failure = busy()
    buttonIn(chat, 'Find').focus()
    buttonIn(chat, 'Find').click()
    await settled(chat)
    await settled(chat)
    expect(focused()?.textContent.trim()).to.equal('Try again')
    buttonIn(chat, 'Try again').click()
    await settled(chat)
    await settled(chat)
    expect(focused()?.textContent.trim()).to.equal('Find')
  })
})
