import { expect } from '../../../test/expect.ts'
import { buttonIn, buttonsIn, focused, mountChat, settled, shownIn } from '../../../test/mount.ts'
import type { MismatchChat } from '../../index.ts'

const key = 'mismatch-chat'
const turn = () => new Promise((resolve) => setTimeout(resolve))
const inside = (chat: MismatchChat, part: string, selector: string) =>
  chat.shadowRoot!.querySelector(part)!.shadowRoot!.querySelector<HTMLElement>(selector)!
const isOpen = (chat: MismatchChat, part: string) => (inside(chat, part, 'dialog') as HTMLDialogElement).open

async function press(chat: MismatchChat, name: string): Promise<void> {
  buttonIn(chat, name).click()
  await turn()
  await settled(chat)
}
async function introduce(chat: MismatchChat, name: string, age = ''): Promise<void> {
  const field = (id: string) => inside(chat, 'mismatch-profile-form', `#${id}`) as HTMLInputElement | null
  field('name')!.value = name
  const ageField = field('age')
  if (ageField !== null) ageField.value = age
  inside(chat, 'mismatch-profile-form', '[type=submit]').click()
  await turn()
  await settled(chat)
}
async function mountWithRules(text: string, attributes: Record<string, string> = {}) {
  const mounted = await mountChat(attributes)
  const rules = document.createElement('div')
  rules.slot = 'rules'
  rules.textContent = text
  mounted.chat.append(rules)
  await turn()
  return mounted
}
const fails = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: Error) => error.name,
  )

beforeEach(() => localStorage.removeItem(key))
afterEach(() => localStorage.removeItem(key))

describe('mismatch-chat asks who one is', () => {
  it('[Q1] before the first Find, and not again on the next visit', async () => {
    const { chat, client } = await mountChat({ ask: 'name age' })
    await press(chat, 'Find')
    expect(client.calls).to.deep.equal([])
    await introduce(chat, 'Lena', '24')
    const started = ['start', { media: 'video', profile: { name: 'Lena', age: 24 } }]
    expect(client.calls).to.deep.equal([started])
    expect(isOpen(chat, 'mismatch-profile-form')).to.equal(false)

    const again = await mountChat({ ask: 'name age' })
    await press(again.chat, 'Find')
    expect(again.client.calls).to.deep.equal([started])
  })

  it('[Q1] what one said can be changed from the idle screen', async () => {
    localStorage.setItem(key, '{"version":1,"profile":{"name":"Lena","age":24},"consent":null}')
    const { chat, client } = await mountChat({ ask: 'name age' })
    await press(chat, 'Lena, 24: change')
    await introduce(chat, 'Lea')
    expect(buttonsIn(chat)).to.include.members(['Lea: change'])
    expect(client.calls).to.deep.equal([])
    await press(chat, 'Find')
    expect(client.calls).to.deep.equal([['start', { media: 'video', profile: { name: 'Lea' } }]])
    client.wait()
    await settled(chat)
    expect(shownIn(chat)).not.to.contain('Lea')
  })

  it('[widget] who goes away from the form is where they were, and can press again', async () => {
    const { chat, client } = await mountChat({ ask: 'name' })
    const started = fails(chat.start())
    await turn()
    await settled(chat)
    buttonIn(inside(chat, 'mismatch-profile-form', 'dialog'), 'Cancel').click()
    expect(await started).to.equal('AbortError')
    await press(chat, 'Find')
    await introduce(chat, 'Lena')
    expect(client.calls.length).to.equal(1)
  })

  it('[widget] nothing is asked that the page has given', async () => {
    const { chat, client } = await mountChat({ ask: 'name age' })
    chat.profile = { name: 'Noor', avatar: 'cat' }
    await settled(chat)
    buttonIn(chat, 'Find').click()
    expect(client.calls).to.deep.equal([['start', { media: 'video', profile: { name: 'Noor', avatar: 'cat' } }]])
  })

  it('[widget] what is kept of a name is sent only where the page asks for it', async () => {
    localStorage.setItem(key, '{"version":1,"profile":{"name":"Lena"},"consent":null}')
    const { chat, client } = await mountChat()
    buttonIn(chat, 'Find').click()
    expect(client.calls).to.deep.equal([['start', { media: 'video' }]])
  })

  it('[widget] with no-store nothing is kept or read, but the element knows it as long as it stands', async () => {
    const kept = '{"version":1,"profile":{"name":"Lea"},"consent":null}'
    localStorage.setItem(key, kept)
    const { chat, client } = await mountChat({ ask: 'name', 'no-store': '' })
    await press(chat, 'Find')
    expect(client.calls.length).to.equal(0)
    await introduce(chat, 'Lena')
    await press(chat, 'Find')
    expect(client.calls.length).to.equal(2)
    expect(localStorage.getItem(key)).to.equal(kept)
  })

  it('[widget] a browser that keeps nothing is no hindrance', async () => {
    const { getItem, setItem } = Storage.prototype
    const refuse = () => {
      throw new DOMException('not here', 'SecurityError')
    }
    Object.assign(Storage.prototype, { getItem: refuse, setItem: refuse })
    try {
      const { chat, client } = await mountChat({ ask: 'name' })
      await press(chat, 'Find')
      await introduce(chat, 'Lena')
      await press(chat, 'Find')
      expect(client.calls.length).to.equal(2)
    } finally {
      Object.assign(Storage.prototype, { getItem, setItem })
    }
  })

  it('[widget] an element that is taken away asks nothing more', async () => {
    const { chat } = await mountChat({ ask: 'name' })
    const started = fails(chat.start())
    await turn()
    chat.remove()
    expect(await started).to.equal('AbortError')
  })
})

describe('mismatch-chat asks for a yes', () => {
  it('[widget] to the rules in the slot, once, before camera and Find', async () => {
    const { chat, client } = await mountWithRules('Be kind.')
    await press(chat, 'Check camera')
    expect(client.calls).to.deep.equal([])
    expect(shownIn(chat)).to.contain('Be kind.')
    // A hasty Enter is no yes: the focus is where the rules can be scrolled.
    expect(focused()?.getAttribute('aria-label')).to.equal('Rules of this site')
    await press(chat, 'I am 18 or older and agree to this')
    expect(client.calls).to.deep.equal([['prepare', { media: 'video' }]])
    await press(chat, 'Find')
    expect(client.calls.length).to.equal(2)
  })

  it('[widget] again when the rules or their version have changed', async () => {
    const agree = async (chat: MismatchChat) => {
      await press(chat, 'Find')
      const asked = isOpen(chat, 'mismatch-consent')
      if (asked) await press(chat, 'I am 18 or older and agree to this')
      return asked
    }
    const visit = async (text: string, attributes?: Record<string, string>) =>
      agree((await mountWithRules(text, attributes)).chat)
    expect(await visit('Be kind.')).to.equal(true)
    expect(await visit(' Be  kind. ')).to.equal(false)
    expect(await visit('Be very kind.')).to.equal(true)
    expect(await visit('Be kind.', { 'consent-version': '2' })).to.equal(true)
    expect(await visit('Now is 12:31.', { 'consent-version': '2' })).to.equal(false)
  })

  it('[widget] without rules of its own too, if the page says consent; and before the name', async () => {
    const { chat, client } = await mountChat({ consent: '', ask: 'name' })
    await press(chat, 'Find')
    expect(shownIn(chat)).to.contain('people you do not know')
    await press(chat, 'I am 18 or older and agree to this')
    expect(isOpen(chat, 'mismatch-profile-form')).to.equal(true)
    await introduce(chat, 'Lena')
    expect(client.calls.length).to.equal(1)
  })

  it('[widget] a no leaves a way: it says so, and the next press asks again', async () => {
    const { chat, client } = await mountChat({ consent: '' })
    await press(chat, 'Find')
    inside(chat, 'mismatch-consent', 'dialog').dispatchEvent(new Event('cancel', { cancelable: true }))
    await turn()
    await settled(chat)
    expect(shownIn(chat)).to.contain('You need to agree first')
    expect(client.calls).to.deep.equal([])
    await press(chat, 'Find')
    expect(isOpen(chat, 'mismatch-consent')).to.equal(true)
  })

  it('[widget] a page that starts for them waits for their yes', async () => {
    const { chat, client } = await mountChat({ consent: '' })
    const started = fails(chat.start({ media: 'text' }))
    await turn()
    await settled(chat)
    await press(chat, 'I am 18 or older and agree to this')
    expect(await started).to.equal('done')
    expect(client.calls).to.deep.equal([['start', { media: 'text' }]])
  })
})
