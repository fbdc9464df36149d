import { expect } from '../../../test/expect.ts'
import { buttonIn, buttonsIn, focused, mountChat, mountPart, settled } from '../../../test/mount.ts'
import { callView } from '../../../test/views.ts'

const key = (name: string) =>
  focused()?.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true }))
const words = () => focused()?.textContent.replace(/\s+/g, ' ').trim()

describe('menu', () => {
  it('[keys] takes the focus, arrows walk round it, Esc gives the focus back', async () => {
    const { chat, client } = await mountChat()
    client.connect(client.pair())
    await settled(chat)
    buttonIn(chat, 'More').click()
    await settled(chat)
    expect(words()).to.equal('👍')
    key('ArrowUp')
    expect(words()).to.equal('Never meet Lena again')
    key('ArrowDown')
    expect(words()).to.equal('👍')
    key('End')
    key('Escape')
    await settled(chat)
    expect(focused()?.getAttribute('aria-label')).to.equal('More')
    expect(client.calls).to.deep.equal([])
  })

  it('[look] what is chosen is asked for once the menu is closed', async () => {
    const { part, requests } = await mountPart('mismatch-menu', callView({ menu: true }))
    buttonIn(part, 'Cover their picture').click()
    expect(requests).to.deep.equal([
      { type: 'menu', open: false },
      { type: 'cover', on: true },
    ])
  })

  it('[R2] a partner without chat is sent no reactions', async () => {
    const partner = { sessionId: 's1', name: 'Old', age: null, tags: [], canChat: false }
    const { part } = await mountPart('mismatch-menu', callView({ menu: true, partner }))
    expect(buttonsIn(part)).not.to.include('👍')
  })

  it('[look] a press elsewhere closes it', async () => {
    const { part, requests } = await mountPart('mismatch-menu', callView({ menu: true }))
    part.shadowRoot!.querySelector('.outside')!.dispatchEvent(new PointerEvent('pointerdown'))
    expect(requests).to.deep.equal([{ type: 'menu', open: false }])
  })
})
