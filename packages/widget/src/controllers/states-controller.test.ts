import { fixture, html } from '@open-wc/testing'
import { LitElement } from 'lit'
import { expect } from '../../test/expect.ts'
import { StatesController } from './states-controller.ts'

class Stated extends LitElement {
  on = true

  constructor() {
    super()
    new StatesController(this, () => ({ open: this.on, quiet: true }))
  }

  override render(): unknown {
    return html`here`
  }
}

/** As in Chromium before 125. */
class Old extends Stated {
  override attachInternals(): ElementInternals {
    const { states } = super.attachInternals()
    const add = (name: string): CustomStateSet => {
      throw new DOMException(`'${name}' does not start with '--'`, 'SyntaxError')
    }
    return { states: Object.assign(states, { add }) } as unknown as ElementInternals
  }
}

customElements.define('test-stated', Stated)
customElements.define('test-old', Old)

describe('states controller', () => {
  it('[widget] what the element is in can be styled by', async () => {
    const element = await fixture<Stated>(html`<test-stated></test-stated>`)
    expect([element.matches(':state(open)'), element.matches(':state(quiet)')]).to.deep.equal([true, true])
    element.on = false
    element.requestUpdate()
    await element.updateComplete
    expect([element.matches(':state(open)'), element.matches(':state(quiet)')]).to.deep.equal([false, true])
  })

  it('[widget] a browser that takes no such names draws the element all the same', async () => {
    const element = document.createElement('test-old') as Old
    document.body.append(element)
    await element.updateComplete
    expect(element.shadowRoot?.textContent).to.equal('here')
    element.remove()
  })
})
