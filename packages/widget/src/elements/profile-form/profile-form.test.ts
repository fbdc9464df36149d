import { expect } from '../../../test/expect.ts'
import { buttonIn, focused, mountPart, shownIn } from '../../../test/mount.ts'
import { viewWith } from '../../../test/views.ts'
import type { View } from '../../state/view.ts'

const asking: Partial<View> = { question: 'profile', me: { fields: ['name', 'age'], profile: {} } }

async function mount(changes: Partial<View> = {}) {
  const mounted = await mountPart('mismatch-profile-form', viewWith({ ...asking, ...changes }))
  const input = (name: string) => mounted.part.shadowRoot!.querySelector<HTMLInputElement>(`#${name}`)!
  return { ...mounted, name: input('name'), age: input('age') }
}

describe('profile form', () => {
  it('[Q1] sends up who one is', async () => {
    const { part, name, age, requests } = await mount()
    expect(focused()).to.equal(name)
    name.value = ' Lena '
    age.value = '24'
    buttonIn(part, 'Find').click()
    expect(requests).to.deep.equal([{ type: 'introduce', profile: { name: 'Lena', age: 24 } }])
  })

  it('[Q1] says at each field what is wrong, and goes to the first', async () => {
    const { part, name, age, requests } = await mount()
    name.value = 'x'.repeat(41)
    age.value = '17'
    buttonIn(part, 'Find').click()
    await part.updateComplete
    expect(requests).to.deep.equal([])
    expect(shownIn(part)).to.contain('This name is too long: at most 40 characters.')
    expect(shownIn(part)).to.contain('from 18 to 120')
    expect([name, age].map((field) => field.getAttribute('aria-invalid'))).to.deep.equal(['true', 'true'])
    expect(focused()).to.equal(name)
  })

  it('[widget] asks only what it is told to', async () => {
    const { part, age } = await mount({ me: { fields: ['name'], profile: {} } })
    expect(age).to.equal(null)
    expect(shownIn(part)).not.to.contain('Age')
  })

  it('[widget] to be changed, it opens with what one said before, and saves', async () => {
    const { part, name, age } = await mount({
      question: 'edit',
      me: { fields: ['name', 'age'], profile: { name: 'Lena', age: 24 } },
    })
    expect([name.value, age.value]).to.deep.equal(['Lena', '24'])
    expect(buttonIn(part, 'Save').type).to.equal('submit')
  })

  it('[widget] Escape and Cancel go away without an answer, the next view closes it', async () => {
    const { part, requests } = await mount()
    const dialog = part.shadowRoot!.querySelector('dialog')!
    dialog.dispatchEvent(new Event('cancel', { cancelable: true }))
    buttonIn(part, 'Cancel').click()
    const away = { type: 'introduce', profile: null }
    expect(requests).to.deep.equal([away, away])
    expect(dialog.open).to.equal(true)
    part.view = viewWith()
    await part.updateComplete
    expect(dialog.open).to.equal(false)
  })
})
