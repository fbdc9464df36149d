import { readAddress, writeAddress } from '../address.ts'
import type { Field } from '../field.ts'
import { tagText } from '../tag.ts'
import { copy } from './clipboard.ts'
import { Controls } from './controls.ts'
import { Panel } from './panel.ts'
import { People } from './people.ts'

/** So long the button says what it did. */
const SAID_MS = 2_000

const find = <Found extends Element>(selector: string) => document.querySelector<Found>(selector)!

const form = find<HTMLFormElement>('#playground form')
const tag = find<HTMLElement>('#tag')
const stage = find<HTMLElement>('main')
const copyButton = find<HTMLButtonElement>('#copy')
const status = find<HTMLElement>('#playground [role=status]')
const fields = JSON.parse(form.dataset['fields'] ?? '[]') as Field[]

const controls = new Controls(form, fields)
const people = new People(find('mismatch-chat'), fields, 'openPools' in form.dataset)
const panel = new Panel(find('#try'), find('#playground'), remember)

/** Into element and tag. */
function show(): void {
  const setUp = controls.read()
  controls.say()
  people.show(setUp)
  tag.textContent = tagText(fields, setUp, location.origin)
}

/** Into the address. */
function remember(): void {
  const search = writeAddress(fields, { setUp: controls.read(), isOpen: panel.isOpen })
  history.replaceState(history.state, '', `${location.pathname}${search}${location.hash}`)
}

function take(): void {
  show()
  remember()
}

form.addEventListener('input', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || (target.type !== 'color' && target.type !== 'range')) return
  controls.pick(target.name)
  // Not into the address: browsers bound how often that may change, and somebody is dragging.
  show()
})
form.addEventListener('change', ({ target }) => {
  take()
  // Who asks for a second person wants to see them; on a phone the stage is somewhere above.
  const isTwo = target instanceof HTMLInputElement && target.name === 'two' && target.checked
  if (isTwo && stage.getBoundingClientRect().top < 0) stage.scrollIntoView()
})
form.addEventListener('submit', (event) => event.preventDefault())
form.addEventListener('reset', (event) => {
  event.preventDefault()
  controls.fill({})
  take()
})
for (const button of form.querySelectorAll<HTMLElement>('[data-unset]')) {
  button.addEventListener('click', () => {
    controls.unset(button.dataset['unset'] ?? '')
    take()
  })
}
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => controls.say())

copyButton.addEventListener('click', () => {
  void copy(tag).then((isCopied) => {
    const said = isCopied ? 'Copied' : 'Marked: copy it by hand'
    copyButton.textContent = said
    status.textContent = said
    setTimeout(() => {
      copyButton.textContent = 'Copy'
      status.textContent = ''
    }, SAID_MS)
  })
})

const { setUp, isOpen } = readAddress(fields, location.search)
panel.set(isOpen)
controls.fill(setUp)
show()
