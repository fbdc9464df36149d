import { MatchError } from '@mismatch/sdk'
import { expect } from '../../../test/expect.ts'
import { buttonIn, focused, mountChat, settled } from '../../../test/mount.ts'

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
