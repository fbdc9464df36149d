import { expect } from '../../../test/expect.ts'
import { buttonIn } from '../../../test/mount.ts'
import { mountPanel, until } from '../../../test/panel.ts'

async function mountPicker() {
  const mounted = await mountPanel([])
  const { part, one, root } = mounted
  const field = one<HTMLTextAreaElement>('textarea')
  const toggle = buttonIn(part, 'Emoji')
  toggle.click()
  await part.updateComplete
  await until(() => root.activeElement?.closest('.emoji'))
  return { ...mounted, field, toggle }
}

describe('composer', () => {
  it('[R2] an emoji goes where the caret is, and counts as writing', async () => {
    const { part, field, requests } = await mountPicker()
    field.value = 'ab'
    field.setSelectionRange(1, 1)
    buttonIn(part, 'Insert 👋').click()
    buttonIn(part, 'Insert ❤️').click()
    expect(field.value).to.equal('a👋❤️b')
    expect(field.selectionStart).to.equal('a👋❤️'.length)
    expect(requests).to.deep.include({ type: 'typing', active: true })
  })

  it('[F5] no emoji goes beyond what a message may hold', async () => {
    const { part, field } = await mountPicker()
    field.value = 'x'.repeat(1_999)
    buttonIn(part, 'Insert 👋').click()
    expect(field.value.length).to.equal(1_999)
  })

  it('[look] the emoji are one tab stop, and found by arrow keys', async () => {
    const { all, press, root } = await mountPicker()
    const buttons = all<HTMLButtonElement>('.emoji button')
    const stops = () => buttons.filter(({ tabIndex }) => tabIndex === 0)
    expect(root.activeElement === buttons[0]).to.equal(true)
    await press('ArrowRight')
    await press('ArrowDown')
    const below = root.activeElement as HTMLElement
    expect(below.getBoundingClientRect().top).to.be.greaterThan(buttons[1]!.getBoundingClientRect().top)
    expect(below.getBoundingClientRect().left).to.equal(buttons[1]!.getBoundingClientRect().left)
    expect(stops().map((stop) => stop === below)).to.deep.equal([true])
    await press('ArrowUp')
    expect(root.activeElement === buttons[1]).to.equal(true)
    await press('End')
    expect(root.activeElement === buttons.at(-1)).to.equal(true)
    await press('Home')
    expect(root.activeElement === buttons[0]).to.equal(true)
  })

  it('[look] written from right to left, the arrow keys go as they point', async () => {
    const { part, all, press, root } = await mountPicker()
    part.style.direction = 'rtl'
    await press('ArrowLeft')
    expect(root.activeElement === all('.emoji button')[1]).to.equal(true)
  })

  it('[look] Escape closes the emoji, leads back to the field, and does nothing else', async () => {
    const { field, press, root, toggle } = await mountPicker()
    expect(toggle.ariaExpanded).to.equal('true')
    expect((await press('Escape')).defaultPrevented).to.equal(true)
    expect(root.querySelector('.emoji') === null).to.equal(true)
    expect(root.activeElement === field).to.equal(true)
    expect((await press('Escape')).defaultPrevented).to.equal(false)
  })

  it('[Q8] the emoji close when the partner is gone', async () => {
    const { show, root } = await mountPicker()
    await show([], { state: 'waiting' })
    expect(root.querySelector('.emoji') === null).to.equal(true)
  })

  it('[look] the field grows with what is written, up to 120 pixels', async () => {
    const { one } = await mountPanel([])
    const field = one<HTMLTextAreaElement>('textarea')
    const height = () => field.getBoundingClientRect().height
    const low = height()
    field.value = 'a\nb\nc'
    field.dispatchEvent(new InputEvent('input'))
    expect(height()).to.be.greaterThan(low + 40)
    field.value = 'a\n'.repeat(50)
    field.dispatchEvent(new InputEvent('input'))
    expect(height()).to.equal(120)
  })

  it('[look] Send leaves the focus in the field', async () => {
    const { part, one, root, requests } = await mountPanel([])
    part.style.inlineSize = '260px'
    const field = one<HTMLTextAreaElement>('textarea')
    field.value = 'hello'
    const send = buttonIn(part, 'Send')
    const down = new PointerEvent('pointerdown', { cancelable: true, bubbles: true })
    send.dispatchEvent(down)
    expect(down.defaultPrevented).to.equal(true)
    send.focus()
    send.click()
    expect(requests).to.deep.include({ type: 'send', text: 'hello' })
    expect(root.activeElement === field).to.equal(true)
  })

  it('[look] in a narrow panel Send takes the place of the paper clip while there is something to send', async () => {
    const { part, one, root } = await mountPanel([])
    part.style.inlineSize = '260px'
    const shows = (selector: string) => root.querySelector(selector)!.checkVisibility()
    expect([shows('.attach'), shows('form > .round')]).to.deep.equal([true, false])
    one<HTMLTextAreaElement>('textarea').value = 'hello'
    expect([shows('.attach'), shows('form > .round')]).to.deep.equal([false, true])
    expect(part.scrollWidth).to.be.lessThan(261)
  })
})
