/** The element with the focus inside `root`, through the shadow roots in it; null if the focus is elsewhere. */
export function focusedIn(root: ShadowRoot): Element | null {
  let focused = root.activeElement
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement
  return focused
}
