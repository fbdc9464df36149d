import { expect } from '../../../test/expect.ts'
import { fakeStream } from '../../../test/fake-stream.ts'
import { buttonIn, mountChat, settled } from '../../../test/mount.ts'
import type { MismatchRequestEvent } from '../../events/request-event.ts'

describe('mismatch-chat and the page that it stands in', () => {
  it('[widget] a page hears of each request first, and keeps what it does not want from being done', async () => {
    const { chat, client } = await mountChat()
    const asked: string[] = []
    chat.addEventListener('mismatch-request', (event: MismatchRequestEvent) => {
      asked.push(event.request.type)
      if (event.request.type === 'next') event.preventDefault()
    })
    client.openCamera(fakeStream())
    client.connect(client.pair())
    await settled(chat)
    buttonIn(chat, 'Next').click()
    buttonIn(chat, 'Turn microphone off').click()
    expect(asked).to.deep.equal(['next', 'microphone'])
    expect(client.calls).to.deep.equal([])
    expect(client.media.microphone).to.equal(false)
  })

  it('[widget] custom states follow what it shows', async () => {
    const { chat, client } = await mountChat()
    expect(chat.matches(':state(in-session)')).to.equal(false)
    client.connect(client.pair())
    await settled(chat)
    expect(chat.matches(':state(in-session)')).to.equal(true)
    client.shareScreen(new MediaStream())
    await settled(chat)
    expect(chat.matches(':state(sharing-screen)')).to.equal(true)
  })

  it('[widget] the page fills a state, and has icons of its own', async () => {
    const { chat, client } = await mountChat()
    chat.innerHTML = '<p slot="waiting">Our rules are simple.</p><b slot="icon-more">+</b>'
    await settled(chat)
    const [words, icon] = chat.children as unknown as [HTMLElement, HTMLElement]
    await settled(chat)
    expect([words.checkVisibility(), icon.checkVisibility()]).to.deep.equal([false, true])
    client.wait()
    await settled(chat)
    expect(words.checkVisibility()).to.equal(true)
    icon.remove()
    await settled(chat)
    await settled(chat)
    expect(buttonIn(chat, 'More').querySelector('svg')!.checkVisibility()).to.equal(true)
  })

  it('[widget] where the page wants no keys, Esc only closes', async () => {
    const { chat, client } = await mountChat({ 'no-keys': '' })
    client.connect(client.pair())
    await settled(chat)
    const press = (key: string) =>
      buttonIn(chat, 'Stop').dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
      )
    buttonIn(chat, 'Open chat').click()
    await settled(chat)
    press('Escape')
    await settled(chat)
    expect(chat.matches(':state(chat-open)')).to.equal(false)
    press('Escape')
    press('h')
    await settled(chat)
    expect(client.calls).to.deep.equal([])
    expect(chat.matches(':state(covered)')).to.equal(false)
  })

  it('[V2] goDirect is asked for once, and waits for the partner', async () => {
    const { chat, client } = await mountChat()
    client.privacy = 'relay_first'
    const session = client.pair()
    client.connect(session)
    await settled(chat)
    buttonIn(chat, 'More').click()
    await settled(chat)
    buttonIn(chat, 'Connect directly').click()
    await settled(chat)
    expect(client.calls).to.deep.equal([['goDirect']])
    buttonIn(chat, 'More').click()
    await settled(chat)
    expect(buttonIn(chat, 'Waiting for Lena to agree').getAttribute('aria-disabled')).to.equal('true')
  })
})
