import { expect } from '../../../test/expect.ts'
import { mountChat, shownIn } from '../../../test/mount.ts'

/** Until the element has drawn these words. */
async function says(chat: HTMLElement & { updateComplete: Promise<unknown> }, words: string): Promise<void> {
  while (!shownIn(chat).includes(words)) {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    await chat.updateComplete
  }
}
const english = 'Meet someone new'
const german = 'Lern jemanden kennen'

describe('mismatch-chat in the language of its place', () => {
  it('[i18n] its own lang counts first, and German words say that they are German', async () => {
    const { chat } = await mountChat({ lang: 'de-AT' })
    expect(shownIn(chat)).to.contain(german)
    expect(chat.shadowRoot!.querySelector('[role=region]')!.getAttribute('lang')).to.equal('de')
  })

  it('[i18n] a new lang changes the words, a removed one gives way to that of the page', async () => {
    const { chat } = await mountChat()
    chat.lang = 'de'
    await says(chat, german)
    const { lang } = document.documentElement
    document.documentElement.lang = 'en'
    chat.removeAttribute('lang')
    await says(chat, english)
    document.documentElement.lang = 'de'
    await says(chat, german)
    document.documentElement.lang = lang
  })

  it('[i18n] the nearest ancestor counts, through shadow roots', async () => {
    const { chat } = await mountChat()
    const place = document.createElement('div')
    place.lang = 'de'
    place.attachShadow({ mode: 'open' }).append(chat)
    document.body.append(place)
    await says(chat, german)
    place.lang = 'en'
    await says(chat, english)
    place.remove()
  })

  it('[i18n] where no language is set the browser’s counts', async () => {
    const { lang } = document.documentElement
    document.documentElement.removeAttribute('lang')
    Object.defineProperty(navigator, 'language', { value: 'de-DE', configurable: true })
    const { chat } = await mountChat()
    expect(shownIn(chat)).to.contain(german)
    Reflect.deleteProperty(navigator, 'language')
    document.documentElement.lang = lang
  })
})
