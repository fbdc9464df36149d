import { expect } from 'vitest'
import type { KeyInput, Page } from 'puppeteer-core'

/** What has the focus, as a screen reader says it: role and name. */
interface Focus {
  readonly says: string
  readonly isSeen: boolean
}

/** The browser says roles and names of elements to scripts. */
export const TELLS_NAMES = '--enable-blink-features=ComputedAccessibilityInfo'

/** Somebody who has a keyboard and nothing else. After each key there is a focus, and it is to be seen. */
export class Keys {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Presses them one after another; says what has the focus then. */
  async press(...keys: KeyInput[]): Promise<string> {
    for (const key of keys) {
      await this.#page.keyboard.press(key)
      await this.#painted()
    }
    const focus = await this.#focus()
    expect(focus, `after ${keys.join(', ')}`).toEqual({ says: focus.says, isSeen: true })
    return focus.says
  }

  /** Presses this key until something has the focus that is called so. */
  async go(key: KeyInput, to: string | RegExp): Promise<void> {
    const passed: string[] = []
    while (passed.length < 40) {
      const says = await this.press(key)
      if (typeof to === 'string' ? says === to : to.test(says)) return
      passed.push(says)
    }
    throw new Error(`${key} leads to no ${String(to)}, but to ${passed.join(' · ')}`)
  }

  /** What one comes by, pressing this key so often. */
  async round(key: KeyInput, times: number): Promise<string[]> {
    const passed: string[] = []
    while (passed.length < times) passed.push(await this.press(key))
    return passed
  }

  async says(): Promise<string> {
    return (await this.#focus()).says
  }

  #painted(): Promise<void> {
    return this.#page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
    )
  }

  #focus(): Promise<Focus> {
    return this.#page.evaluate(() => {
      type Told = Element & { computedRole: string; computedName: string }
      let at = document.activeElement
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
      if (at === null || at === document.body) return { says: 'nothing', isSeen: false }
      const { computedRole, computedName } = at as Told
      const { outlineStyle, outlineWidth } = getComputedStyle(at)
      const isSeen = at.matches(':focus-visible') && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1
      return { says: `${computedRole} ${computedName}`.trim(), isSeen }
    })
  }
}
