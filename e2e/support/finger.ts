import type { Page, Viewport } from 'puppeteer-core'

export const UPRIGHT: Viewport = { width: 390, height: 844, hasTouch: true, isMobile: true }
export const ACROSS: Viewport = { ...UPRIGHT, width: 844, height: 390, isLandscape: true }

interface Point {
  readonly x: number
  readonly y: number
}
export interface Box extends Point {
  readonly width: number
  readonly height: number
}

/** A finger on a phone: the browser makes of its touches what it makes of real ones. */
export class Finger {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  async tap(name: string, role = 'button'): Promise<void> {
    await this.#page.locator(`::-p-aria([name="${name}"][role="${role}"])`).wait()
    const found = await this.#page.$(`::-p-aria([name="${name}"][role="${role}"])`)
    await found?.tap()
  }

  /** From one place to another, as fast as a hand does it; `meanwhile`, before it is let go. */
  async drag(from: Point, to: Point, meanwhile: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
    const touch = await this.#page.touchscreen.touchStart(from.x, from.y)
    for (let step = 1; step <= 8; step++) {
      const share = step / 8
      await touch.move(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share)
    }
    await meanwhile()
    await touch.end()
  }
}

/** Where the first that matches is, through all shadow roots; null: nowhere to be seen. */
export function boxOf(page: Page, selector: string): Promise<Box | null> {
  return page.evaluate((wanted) => {
    const every = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((one) => (one.shadowRoot ? [one, ...every(one.shadowRoot)] : [one]))
    const found = every(document).find(
      (one) => one.matches(wanted) && one.checkVisibility({ visibilityProperty: true }),
    )
    if (found === undefined) return null
    const { x, y, width, height } = found.getBoundingClientRect()
    return { x, y, width, height }
  }, selector)
}

/** Which buttons and fields in these parts of the element no finger comes to, wherever they can be scrolled to. */
export function outOfReach(page: Page, ...parts: string[]): Promise<string[]> {
  return page.evaluate((names) => {
    const every = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((one) => (one.shadowRoot ? [one, ...every(one.shadowRoot)] : [one]))
    const at = (x: number, y: number) => {
      let top = document.elementFromPoint(x, y)
      while (top?.shadowRoot) {
        const inner = top.shadowRoot.elementFromPoint(x, y)
        if (inner === null || inner === top) break
        top = inner
      }
      return top
    }
    const isIn = (node: Node | null, outer: Element): boolean => {
      for (let up = node; up !== null; up = up instanceof ShadowRoot ? up.host : up.parentNode)
        if (up === outer) return true
      return false
    }
    const wanted = every(document)
      .filter((one) => names.includes(one.localName))
      .flatMap((part) => every(part.shadowRoot ?? part))
      .filter(
        (one) => one.matches('button, textarea, select, input') && one.checkVisibility({ visibilityProperty: true }),
      )
    if (wanted.length === 0) return ['nothing is there']
    return wanted.flatMap((one) => {
      one.scrollIntoView({ block: 'nearest' })
      const { x, y, width, height } = one.getBoundingClientRect()
      const top = at(x + width / 2, y + height / 2)
      if (isIn(top, one.closest('label') ?? one)) return []
      return [`${one.ariaLabel ?? one.textContent.trim()} lies under ${top?.localName ?? 'nothing'}`]
    })
  }, parts)
}
