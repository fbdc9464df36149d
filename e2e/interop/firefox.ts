import { launch, type Browser, type ElementHandle } from 'puppeteer-core'
import { firefoxPath } from '../../scripts/programs.mjs'
import { Person } from '../support/person.ts'

/** One real Firefox with a picture and a tone for camera and microphone, whose user says yes to every prompt. */
export function launchFirefox(): Promise<Browser> {
  return launch({
    browser: 'firefox',
    executablePath: firefoxPath(),
    extraPrefsFirefox: {
      'media.navigator.streams.fake': true,
      'media.navigator.permission.disabled': true,
      // As the Chromium of the journeys, which is told by a flag: what a page plays sounds without a press.
      'media.autoplay.default': 0,
    },
    defaultViewport: { width: 1024, height: 720 },
  })
}

/** Somebody in front of Firefox, whose driver looks for no name inside of shadow roots. */
export class FirefoxPerson extends Person {
  override async press(name: string, role = 'button'): Promise<void> {
    await this.page.bringToFront()
    const found = await this.page.waitForFunction(shown, { polling: 50, timeout: 20_000 }, name, role)
    await (found as ElementHandle<HTMLElement>).click()
  }
}

/** Runs in the page: the button or the choice of this name that a person sees. */
function shown(name: string, role: string): HTMLElement | undefined {
  const inside = (root: ParentNode): HTMLElement[] =>
    [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
      ...(element.matches(role === 'radio' ? 'input[type=radio]' : 'button') ? [element] : []),
      ...(element.shadowRoot === null ? [] : inside(element.shadowRoot)),
    ])
  const nameOf = (element: HTMLElement) =>
    element.ariaLabel ?? (element.closest('label') ?? element).textContent.trim().replace(/\s+/g, ' ')
  return inside(document).find(
    (element) => nameOf(element) === name && element.checkVisibility({ visibilityProperty: true }),
  )
}
