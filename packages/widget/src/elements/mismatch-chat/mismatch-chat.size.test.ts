import { fixture, html } from '@open-wc/testing'
import { expect } from '../../../test/expect.ts'
import '../../define.ts'

/** The element in a box of this style, 700 pixels wide, under a rule of the page for everything. */
async function mount(box: string, { own = '', everything = '' } = {}) {
  const root = await fixture(
    html`<div style="inline-size: 700px">
      <style>
        .page > * { ${everything} }
      </style>
      <div class="page" style=${box}><mismatch-chat server="wss://match.example" style=${own}></mismatch-chat></div>
    </div>`,
  )
  const chat = root.querySelector('mismatch-chat')!
  await chat.updateComplete
  return chat
}

describe('mismatch-chat in a page', () => {
  const hosts: Record<string, [box: string, own?: string]> = {
    'a block': [''],
    'a flex row': ['display: flex'],
    'a centring flex column': ['display: flex; flex-direction: column; align-items: center'],
    'a centring grid': ['display: grid; place-items: center'],
    'an inline-block': ['display: inline-block'],
    'a fixed box': ['position: fixed; inset-block-start: 0'],
    'a table cell': ['display: table-cell'],
    'its own fixed place': ['', 'position: fixed'],
    'a small grid': ['display: grid; place-items: center; inline-size: 300px'],
    'a small flex row': ['display: flex; inline-size: 300px'],
  }
  for (const [name, [box, own = '']] of Object.entries(hosts)) {
    it(`[look] has a size in ${name}`, async () => {
      const chat = await mount(box, { own })
      const { width, height } = chat.getBoundingClientRect()
      expect(width).to.be.greaterThan(299)
      expect(height).to.be.greaterThan(319)
      if (box.includes('300px')) expect(width).to.equal(300)
    })
  }

  it('[look] keeps its height under a rule that makes everything as high as its contents', async () => {
    const chat = await mount('', { everything: 'height: auto' })
    expect(chat.getBoundingClientRect().height).to.be.greaterThan(319)
  })

  it('[look] keeps its letters under a rule that changes those of everything', async () => {
    const rule = 'text-transform: uppercase; letter-spacing: 9px; text-indent: 50px; font-size: 40px'
    const chat = await mount('', { everything: rule })
    const { textTransform, letterSpacing, textIndent, fontSize } = getComputedStyle(
      chat.shadowRoot!.querySelector('mismatch-status')!,
    )
    expect({ textTransform, letterSpacing, textIndent, fontSize }).to.deep.equal({
      textTransform: 'none',
      letterSpacing: 'normal',
      textIndent: '0px',
      fontSize: '16px',
    })
  })
})
