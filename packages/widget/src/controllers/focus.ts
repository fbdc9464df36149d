import { hostOf } from './host-of.ts'

/** The element with the focus inside `root`, through the shadow roots in it; null if the focus is elsewhere. */
export function focusedIn(root: ShadowRoot): Element | null {
  let focused = root.activeElement
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
  return focused
}

/** Whether the focus may stay there. Browsers take it away only later, and then to nowhere. */
export function canKeepFocus(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true }) && !element.matches(':disabled') && !isInert(element)
}

function isInert(element: Element): boolean {
  for (let at: Element | null = element; at !== null; at = at.parentElement ?? hostOf(at)) {
    if (at.hasAttribute('inert')) return true
  }
  return false
}
