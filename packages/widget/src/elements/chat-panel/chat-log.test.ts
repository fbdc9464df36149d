import { expect } from '../../../test/expect.ts'
import { buttonIn, buttonsIn, shownIn } from '../../../test/mount.ts'
import { mountPanel, until } from '../../../test/panel.ts'
import { lena, lineWith } from '../../../test/views.ts'

const mine = (changes = {}) => lineWith({ id: 'm', from: 'me', text: 'hello', status: 'sent', ...changes })
const minute = 60_000
const many = (count: number) => Array.from({ length: count }, (_, at) => lineWith({ id: String(at) }))

/** What a screen reader is told of it when it comes. */
function heard(element: Element): string {
  const copy = element.cloneNode(true) as Element
  for (const silent of copy.querySelectorAll('[aria-hidden=true], [aria-live=off]')) silent.remove()
  return copy.textContent.replace(/\s+/g, ' ').trim()
}

async function point(at: HTMLElement, pointerType = 'mouse', type = 'pointerover'): Promise<void> {
  at.dispatchEvent(new PointerEvent(type, { pointerType, bubbles: true, composed: true }))
}

describe('chat log', () => {
  it('[look] messages of one go stand close together, the time stands where it was quiet', async () => {
    const { all, part } = await mountPanel([
      lineWith({ id: '1', at: 0 }),
      lineWith({ id: '2', at: minute }),
      lineWith({ id: '3', at: 9 * minute }),
    ])
    expect(all('.message').map(({ classList }) => classList.contains('first'))).to.deep.equal([true, false, true])
    expect(all('.when').length).to.equal(2)
    const time = new Intl.DateTimeFormat('en', { timeStyle: 'short' }).format(9 * minute)
    expect(shownIn(part)).to.contain(time)
    expect(all('.when').every(({ ariaLive }) => ariaLive === 'off')).to.equal(true)
  })

  it('[look] the time of a message is shown under the pointer and with the focus, and not read aloud', async () => {
    const { part, all, one } = await mountPanel([lineWith({ id: '1' }), lineWith({ id: '2' })])
    expect(all('.actions').length).to.equal(0)
    await point(all('.bubble')[0]!)
    await part.updateComplete
    expect(all('.message')[0]!.querySelector('.actions time') !== null).to.equal(true)
    expect(heard(all('.message')[0]!)).to.equal('Lena: hi')
    await point(one('.log'), 'mouse', 'pointerleave')
    await part.updateComplete
    all('.message')[1]!.focus()
    await part.updateComplete
    expect(all('.message')[1]!.querySelector('.actions time') !== null).to.equal(true)
    expect(all('.actions').length).to.equal(1)
  })

  it('[R6] a link is what was written, opens elsewhere and tells nothing of this page', async () => {
    const text = 'see https://tea.example/x, or http://аррӏе.com'
    const { all, one } = await mountPanel([lineWith({ text })])
    const [plain, deceiving] = all<HTMLAnchorElement>('a')
    expect(plain?.textContent).to.equal('https://tea.example/x')
    expect(plain?.href).to.equal('https://tea.example/x')
    expect(plain?.target).to.equal('_blank')
    expect([...plain!.relList].sort()).to.deep.equal(['nofollow', 'noopener', 'noreferrer', 'ugc'])
    expect(getComputedStyle(plain!).unicodeBidi).to.equal('isolate')
    expect(deceiving?.nextElementSibling?.textContent).to.equal('(xn--80ak6aa92e.com)')
    expect(one('.text').textContent).to.equal(`${text} (xn--80ak6aa92e.com)`)
  })

  it('[look] a few emoji alone are drawn large, without a bubble', async () => {
    const { all } = await mountPanel([lineWith({ id: '1', text: '🎉🎉' }), lineWith({ id: '2', text: 'hi 🎉' })])
    const [large, small] = all('.bubble').map((bubble) => getComputedStyle(bubble))
    expect(parseFloat(large!.fontSize)).to.be.greaterThan(2 * parseFloat(small!.fontSize))
    expect(large!.backgroundColor).to.equal('rgba(0, 0, 0, 0)')
  })

  it('[R2] how far one’s own messages have come is said in words and drawn in shapes, and not read aloud', async () => {
    const statuses = ['read', 'delivered', 'sent'] as const
    const { all, part } = await mountPanel(statuses.map((status) => mine({ id: status, status })))
    part.style.setProperty('--_accent', 'coral')
    const receipts = all('.receipt')
    expect(receipts.map(({ textContent }) => textContent.trim())).to.deep.equal(['Seen', 'Delivered', 'Sent'])
    const shapes = receipts.map((receipt) => receipt.querySelector('path:last-child')?.getAttribute('d'))
    expect(shapes[0]).to.equal(shapes[1])
    expect(shapes[1]).to.not.equal(shapes[2])
    const grounds = receipts.map((receipt) => getComputedStyle(receipt.querySelector('.ground')!).fill)
    expect(grounds[0]).to.not.equal(grounds[1])
    expect(all('.message').every(({ ariaLive }) => ariaLive === 'off')).to.equal(true)
  })

  it('[R2] the partner hears once that their messages were seen, for each that is new', async () => {
    const { show, requests } = await mountPanel([lineWith({ id: '1' })])
    const reads = () => requests.filter(({ type }) => type === 'read').length
    expect(reads()).to.equal(1)
    await show([lineWith({ id: '1' }), mine()])
    expect(reads()).to.equal(1)
    await show([lineWith({ id: '1' }), mine(), lineWith({ id: '2' })])
    expect(reads()).to.equal(2)
  })

  it('[R2] nothing is seen in a chat that is closed, on a page that is hidden, or after the end', async () => {
    const { part, show, requests } = await mountPanel([])
    await show([lineWith()], { chat: { ...part.view.chat, open: false, entries: [lineWith()] } })
    await show([lineWith()], { state: 'waiting' })
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true })
    await show([lineWith()])
    expect(requests).to.deep.equal([])
    Reflect.deleteProperty(document, 'visibilityState')
    document.dispatchEvent(new Event('visibilitychange'))
    expect(requests).to.deep.equal([{ type: 'read' }])
  })

  it('[R2] what comes below of what is being read is not seen before one gets there', async () => {
    const { part, one, show, requests } = await mountPanel(many(60))
    const log = one('.log')
    log.scrollTop = 100
    await new Promise((resolve) => log.addEventListener('scroll', resolve, { once: true }))
    requests.length = 0
    await show(many(61))
    expect(requests).to.deep.equal([])
    await part.updateComplete
    buttonIn(part, 'New messages').click()
    expect(requests).to.deep.equal([{ type: 'read' }])
  })

  it('[R2] a reaction is chosen with the keyboard, and goes to the message it stands at', async () => {
    const { part, one, press, requests, root } = await mountPanel([mine(), lineWith({ id: 'p' })])
    one('.peer').focus()
    await part.updateComplete
    buttonIn(part, 'React').click()
    await part.updateComplete
    expect(root.activeElement?.textContent).to.equal('👍')
    await press('ArrowRight')
    ;(root.activeElement as HTMLElement).click()
    expect(requests).to.deep.include({ type: 'react', emoji: '❤️', messageId: 'p' })
    await part.updateComplete
    expect(root.activeElement === one('.peer')).to.equal(true)
    expect(root.querySelector('.choices') === null).to.equal(true)
  })

  it('[look] Escape closes the reactions, and does nothing else', async () => {
    const { part, one, press, root } = await mountPanel([lineWith()])
    one('.peer').focus()
    await part.updateComplete
    buttonIn(part, 'React').click()
    await part.updateComplete
    expect((await press('Escape')).defaultPrevented).to.equal(true)
    expect(root.querySelector('.choices') === null).to.equal(true)
    expect(root.activeElement === one('.peer')).to.equal(true)
  })

  it('[look] the reactions close when one goes on elsewhere', async () => {
    const { part, one, root } = await mountPanel([lineWith()])
    one('.peer').focus()
    await part.updateComplete
    buttonIn(part, 'React').click()
    await part.updateComplete
    one('textarea').focus()
    await part.updateComplete
    expect(root.querySelector('.choices') === null).to.equal(true)
  })

  it('[look] a long touch opens the reactions, a short one does not', async () => {
    const { one, root } = await mountPanel([lineWith({ id: '1' }), lineWith({ id: '2', from: 'me', status: 'sent' })])
    await point(one('.peer .bubble'), 'touch', 'pointerdown')
    await point(one('.peer .bubble'), 'touch', 'pointerup')
    await point(one('.me .bubble'), 'touch', 'pointerdown')
    const choices = await until(() => root.querySelector('.choices'))
    expect(choices.closest('.message') === one('.me')).to.equal(true)
  })

  it('[look] nothing can be reacted to that did not go, nor after the end', async () => {
    const { part, one, show } = await mountPanel([mine({ status: 'failed' })])
    one('.me').focus()
    await part.updateComplete
    expect(buttonsIn(part)).to.not.include('React')
    await show([lineWith()], { state: 'waiting' })
    one('.peer').focus()
    await part.updateComplete
    expect(buttonsIn(part)).to.not.include('React')
  })

  it('[R2] reactions stand at the message, and are said with who they are of', async () => {
    const { all, show, part } = await mountPanel([lineWith({ reactions: { me: '👍' } })])
    expect(shownIn(part)).to.contain('hi 👍')
    await show([lineWith({ reactions: { me: '👍', peer: '❤️' } })])
    expect(all('.reactions .unseen').map(({ textContent }) => textContent)).to.deep.equal([
      'Lena reacted with ❤️',
      'You reacted with 👍',
    ])
    expect(all('.reactions [aria-live=off]').length).to.equal(1)
  })

  it('[look] Tab finds one message, and arrow keys the others', async () => {
    const link = 'see http://a.example'
    const { all, press, root } = await mountPanel([
      lineWith({ id: '1', text: link }),
      lineWith({ id: '2', text: link }),
      lineWith({ id: '3', text: link }),
    ])
    const stops = () => all('.log [tabindex="0"]').map((stop) => stop.closest('.message'))
    const [first, second, third] = all('.message')
    expect(stops().map((stop) => stop === third)).to.deep.equal([true, true])
    third!.focus()
    await press('ArrowUp')
    expect(root.activeElement === second).to.equal(true)
    expect(stops().map((stop) => stop === second)).to.deep.equal([true, true])
    await press('Home')
    expect(root.activeElement === first).to.equal(true)
    expect((await press('ArrowUp')).defaultPrevented).to.equal(false)
    await press('End')
    expect(root.activeElement === third).to.equal(true)
  })

  it('[look] typing is three dots, and words for who does not see them or wants no motion', async () => {
    const { part, one, show } = await mountPanel([])
    await show([], { chat: { ...part.view.chat, typing: true } })
    expect(one('.typing').textContent.trim()).to.equal('Lena is writing…')
    expect(one('.dots').ariaHidden).to.equal('true')
    expect(one('.dots').children.length).to.equal(3)
  })

  it('[F8] the next partner finds nothing of what was opened for the last', async () => {
    const { part, one, show, root } = await mountPanel([lineWith()])
    one('.peer').focus()
    await part.updateComplete
    buttonIn(part, 'React').click()
    await part.updateComplete
    await show([lineWith()], { partner: { ...lena, sessionId: 's2' } })
    expect(root.querySelector('.choices, .actions') === null).to.equal(true)
  })
})
