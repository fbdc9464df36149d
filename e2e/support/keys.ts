import { expect } from 'vitest'
import type { KeyInput, Page } from 'puppeteer-core'

/** What has the focus. */
interface Focus {
  /** As a screen reader says it: role and name. */
  readonly says: string
  /** Why an eye does not find it; null: it does. */
  readonly unseen: string | null
}

/** The browser says roles and names of elements to scripts. */
export const TELLS_NAMES = '--enable-blink-features=ComputedAccessibilityInfo'

/** The page has let go of the focus: it is at the browser's own buttons, or lost. */
const ELSEWHERE = 'elsewhere'

type Pressed = KeyInput | 'Shift+Tab'

/** Somebody who has a keyboard and nothing else. Whatever in the page has the focus is to be seen. */
export class Keys {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Presses them one after another; says what has the focus then. */
  async press(...keys: Pressed[]): Promise<string> {
    for (const key of keys) await this.#press(key)
    return this.says()
  }

  /** Presses this key until what is called so has the focus; says what it came by. */
  async go(key: Pressed, to: string | RegExp): Promise<string[]> {
    const passed: string[] = []
    while (passed.length < 30) {
      const says = await this.press(key)
      if (typeof to === 'string' ? says === to : to.test(says)) return passed
      passed.push(says)
    }
    throw new Error(`${key} leads to no ${String(to)}, but to ${passed.join(' · ')}`)
  }

  /** All that Tab leads to from here and back. A dialog keeps the page away, but on the way may be the browser's own buttons. */
  async round(): Promise<string[]> {
    const here = await this.says()
    const passed = await this.go('Tab', here)
    return [...passed, here].filter((says) => says !== ELSEWHERE)
  }

  /** What has the focus. */
  async says(): Promise<string> {
    const { says, unseen } = await this.#focus()
    expect(unseen, says).toBe(null)
    return says
  }

  async #press(key: Pressed): Promise<void> {
    const { keyboard } = this.#page
    if (key === 'Shift+Tab') {
      await keyboard.down('Shift')
      await keyboard.press('Tab')
      await keyboard.up('Shift')
    } else {
      await keyboard.press(key)
    }
    await this.#page.evaluate(
      () => new Promise<void>((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))),
    )
  }

  #focus(): Promise<Focus> {
    return this.#page.evaluate((elsewhere) => {
      type Told = Element & { readonly computedRole: string; readonly computedName: string }
      let at = document.activeElement
      while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
      if (at === null || at === document.body) return { says: elsewhere, unseen: null }
      const { computedRole, computedName } = at as Told
      const says = `${computedRole} ${computedName}`.trim()

      // A field is outlined with its buttons, a message around its words.
      const near = [at, ...at.querySelectorAll('*')]
      for (let up = at.parentElement; up !== null; up = up.parentElement) near.push(up)
      const isOutlined = near.some((one) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(one)
        return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1
      })
      if (!at.matches(':focus-visible') || !isOutlined) return { says, unseen: 'has no outline' }

      const box = at.getBoundingClientRect()
      const inRoot = (root: DocumentOrShadowRoot) =>
        root.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
      let top = inRoot(document)
      while (top?.shadowRoot && top !== at) top = inRoot(top.shadowRoot) ?? top
      for (let up: Node | null = top; up !== null; up = up instanceof ShadowRoot ? up.host : up.parentNode)
        if (up === at) return { says, unseen: null }
      return { says, unseen: `lies under ${top?.localName ?? 'nothing'}` }
    }, ELSEWHERE)
  }
}
