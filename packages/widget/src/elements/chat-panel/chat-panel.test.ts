import { expect } from '../../../test/expect.ts'
import { buttonIn, mountPart, shownIn } from '../../../test/mount.ts'
import { callView, lena, lineWith, viewWith } from '../../../test/views.ts'
import type { ChatEntry } from '../../state/chat-entry.ts'
import { initialView, type View } from '../../state/view.ts'

const withLines = (entries: readonly ChatEntry[], changes: Partial<View> = {}) =>
  callView({ chat: { ...initialView.chat, open: true, entries }, ...changes })
const hi = lineWith()
const many = (count: number): ChatEntry[] =>
  Array.from({ length: count }, (_, at) => lineWith({ id: String(at), text: `line ${String(at)}` }))

async function mount(view: View, options = {}) {
  const mounted = await mountPart('mismatch-chat-panel', view, options)
  mounted.part.style.blockSize = '320px'
  const root = mounted.part.shadowRoot!
  const field = root.querySelector('textarea')!
  const log = root.querySelector<HTMLElement>('[role=log]')!
  const press = (key: string, more: KeyboardEventInit = {}) =>
    field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))
  return { ...mounted, root, field, log, press }
}

describe('chat panel', () => {
  it('[R6] markup stays text and each message keeps its direction to itself', async () => {
    const markup = '<img src=x onerror="window.hacked=1"><b>bold</b>'
    const { part, root } = await mount(withLines([{ ...hi, text: markup }]))
    expect(shownIn(part)).to.contain(markup)
    expect(root.querySelector('img, b')).to.equal(null)
    expect(getComputedStyle(root.querySelector('bdi')!).unicodeBidi).to.equal('isolate')
  })

  it('[look] what comes is announced with its sender, what one wrote oneself is not', async () => {
    const { log } = await mount(withLines([hi, lineWith({ id: '2', from: 'me', text: 'hello', status: 'sent' })]))
    expect(log.getAttribute('aria-live')).to.equal('polite')
    const [theirs, mine] = log.querySelectorAll('.message')
    expect(theirs?.textContent.replace(/\s+/g, ' ').trim()).to.equal('Lena: hi')
    expect(theirs?.getAttribute('aria-live')).to.equal('polite')
    expect(mine?.getAttribute('aria-live')).to.equal('off')
  })

  it('[S3] a message that was not sent says so in words, also to who does not see it', async () => {
    const { part, log } = await mount(withLines([lineWith({ id: '2', from: 'me', text: 'hello', status: 'failed' })]))
    expect(shownIn(part)).to.contain('hello Not sent')
    expect(log.querySelector('.message')?.getAttribute('aria-live')).to.equal('polite')
  })

  it('[R6] a message that the server does not let through says so in words, also to who does not see it', async () => {
    const { part, log } = await mount(withLines([lineWith({ id: '2', from: 'me', text: 'hello', status: 'refused' })]))
    expect(shownIn(part)).to.contain('hello Not sent: this is not allowed here')
    expect(log.querySelector('.message')?.getAttribute('aria-live')).to.equal('polite')
  })

  it('[R2] a partner may take the id of one of my messages', async () => {
    const { log } = await mount(withLines([hi, { ...hi, from: 'me' }]))
    expect(log.querySelectorAll('.message').length).to.equal(2)
  })

  it('[look] beside the stage there is no empty bar before the first partner', async () => {
    const { root } = await mount(viewWith({ state: 'waiting', chat: { ...initialView.chat, docked: true } }))
    expect(root.querySelector('.head')).to.equal(null)
  })

  it('[R2] Enter sends and empties the field', async () => {
    const { field, press, requests } = await mount(withLines([]))
    field.value = '  hello '
    press('Enter')
    expect(requests).to.deep.include({ type: 'send', text: 'hello' })
    expect(field.value).to.equal('')
  })

  it('[R2] Shift+Enter and an Enter of an input method do not send, nor does nothing', async () => {
    const { field, press, requests } = await mount(withLines([]))
    press('Enter')
    field.value = 'こんに'
    press('Enter', { shiftKey: true })
    press('Enter', { isComposing: true })
    press('Enter', { keyCode: 229 })
    expect(requests).to.deep.equal([])
    expect(field.value).to.equal('こんに')
  })

  it('[Q8] the field keeps the focus when the partner leaves, and sends nothing until the next one', async () => {
    const { part, field, press, requests, root } = await mount(withLines([]))
    field.focus()
    field.value = 'hello'
    part.view = viewWith({ state: 'waiting', partner: lena })
    await part.updateComplete
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    expect(root.activeElement).to.equal(field)
    press('Enter')
    expect(requests).to.deep.equal([])
  })

  it('[R2] what could not be sent stays in the field', async () => {
    const { field, press } = await mount(withLines([]), { refuse: true })
    field.value = 'hello'
    press('Enter')
    expect(field.value).to.equal('hello')
  })

  it('[F8] what was begun for one stranger does not reach the next', async () => {
    const { part, field } = await mount(withLines([]))
    field.value = 'dear Lena'
    part.view = withLines([], { partner: { ...lena, sessionId: 's2', name: 'Bo' } })
    await part.updateComplete
    expect(field.value).to.equal('')
  })

  it('[F5] no more can be written than a message may hold', async () => {
    const { field } = await mount(withLines([]))
    expect(field.maxLength).to.equal(2_000)
  })

  it('[R2] writing tells the partner, an emptied field takes it back', async () => {
    const { field, requests } = await mount(withLines([]))
    for (const value of ['h', '']) {
      field.value = value
      field.dispatchEvent(new InputEvent('input'))
    }
    expect(requests).to.deep.equal([
      { type: 'typing', active: true },
      { type: 'typing', active: false },
    ])
  })

  it('[look] who reads at the end reads along', async () => {
    const { part, log } = await mount(withLines(many(60)))
    part.view = withLines(many(61))
    await part.updateComplete
    expect(log.scrollHeight - log.scrollTop - log.clientHeight).to.be.lessThan(2)
  })

  it('[look] who looks something up stays there and is told', async () => {
    const { part, log } = await mount(withLines(many(60)))
    const scrolled = new Promise((resolve) => log.addEventListener('scroll', resolve, { once: true }))
    log.scrollTop = 100
    await scrolled
    part.view = withLines(many(61))
    await part.updateComplete
    await part.updateComplete
    expect(log.scrollTop).to.equal(100)
    buttonIn(part, 'New messages').click()
    expect(log.scrollTop).to.be.greaterThan(100)
    await part.updateComplete
    expect(part.shadowRoot?.activeElement).to.equal(log)
  })

  it('[C7] a partner without chat is said, and nothing can be written', async () => {
    const { part, field } = await mount(withLines([], { partner: { ...lena, canChat: false } }))
    expect(shownIn(part)).to.contain('without chat')
    expect(field.readOnly).to.equal(true)
    expect(field.ariaDisabled).to.equal('true')
  })

  it('[Q8] after the end the chat can be read and not written', async () => {
    const { part, field } = await mount(
      viewWith({ state: 'waiting', partner: lena, chat: { ...initialView.chat, entries: [hi] } }),
    )
    expect(shownIn(part)).to.contain('hi')
    expect(field.readOnly).to.equal(true)
    expect(field.ariaDisabled).to.equal('true')
  })
})
