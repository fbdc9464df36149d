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
  override async press(name: string): Promise<void> {
    await this.page.bringToFront()
    const found = await this.page.waitForFunction(shownButton, { polling: 50, timeout: 20_000 }, name)
    await (found as ElementHandle<HTMLButtonElement>).click()
  }
}

/** Runs in the page. */
function shownButton(name: string): HTMLButtonElement | undefined {
  const inside = (root: ParentNode): HTMLButtonElement[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      ...(element instanceof HTMLButtonElement ? [element] : []),
      ...(element.shadowRoot === null ? [] : inside(element.shadowRoot)),
    ])
  return inside(document).find(
    (button) =>
      (button.ariaLabel ?? button.textContent.trim()) === name && button.checkVisibility({ visibilityProperty: true }),
  )
}
