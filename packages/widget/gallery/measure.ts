/** What fingers need, in CSS pixels (WCAG 2.5.5). */
const targetPx = 44
/** Rounding is no fault. */
const slackPx = 1

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** What is wrong with how an element stands there, in words; for a screen that is touched. Empty: nothing. */
export function faultsOf(chat: Element): string[] {
  const all = everythingIn(chat).filter(isShown)
  const modal = all.find((element) => element.matches('dialog[open]'))
  // Behind a dialog nothing can be pressed.
  const menu = all.find((element) => element.matches('[role=menu]'))
  const bar = chat.shadowRoot?.querySelector('mismatch-controls') ?? chat
  const reachable = all.filter((element) => {
    if (isInert(element) || getComputedStyle(element).pointerEvents === 'none') return false
    if (modal !== undefined) return isIn(modal, element)
    // A press elsewhere closes it.
    return menu === undefined || isIn(menu, element) || isIn(bar, element)
  })
  return [
    ...reachable.filter(isTarget).flatMap(targetFaults),
    ...all.filter((element) => modal === undefined || isIn(modal, element)).flatMap(clippedText),
    ...(document.documentElement.scrollWidth > innerWidth + slackPx ? ['the page scrolls sideways'] : []),
  ]
}

function targetFaults(target: Element): string[] {
  // What is scrolled away can be scrolled back.
  if (!isWithin(centre(target.getBoundingClientRect()), visibleBox(target))) return []
  const { width, height } = (target.closest('label') ?? target).getBoundingClientRect()
  const small = width < targetPx - slackPx || height < targetPx - slackPx
  const [x, y] = centre(target.getBoundingClientRect())
  const over = topmostAt(x, y)
  const label = target.closest('label')
  const isItsLabel = over !== null && label !== null && isIn(label, over)
  const covered = over !== null && !isIn(target, over) && !isIn(over, target) && !isItsLabel
  return [
    ...(small ? [`${nameOf(target)} is ${String(Math.round(width))} x ${String(Math.round(height))}`] : []),
    ...(covered ? [`${nameOf(target)} lies under ${nameOf(over)}`] : []),
  ]
}

/** Words that somebody cannot read to their end, and cannot scroll to. */
function clippedText(element: Element): string[] {
  const texts = [...element.childNodes].filter((node) => node instanceof Text && node.data.trim() !== '')
  if (texts.length === 0 || element.closest('[aria-hidden=true], .unseen, option') !== null) return []
  const { textOverflow } = getComputedStyle(element)
  // Names and hints may end in an ellipsis: they are whole in a tooltip, or not the reader's own.
  if (textOverflow === 'ellipsis') return []
  const box = visibleBox(element)
  return texts.flatMap((text) => {
    const range = document.createRange()
    range.selectNodeContents(text)
    const cut = [...range.getClientRects()].some(
      (rect) => rect.width > 0 && (rect.left < box.left - slackPx || rect.right > box.right + slackPx),
    )
    return cut ? [`"${(text as Text).data.trim().slice(0, 40)}" is cut off`] : []
  })
}

/** What of an element's surroundings is to be seen, in pixels of the window. */
function visibleBox(element: Element): Box {
  let box: Box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
  for (let at = parentOf(element); at !== null; at = parentOf(at)) {
    const { overflowX, overflowY } = getComputedStyle(at)
    if (overflowX === 'visible' && overflowY === 'visible') continue
    const { left, top, right, bottom } = at.getBoundingClientRect()
    box = {
      left: Math.max(box.left, left),
      top: Math.max(box.top, top),
      right: Math.min(box.right, right),
      bottom: Math.min(box.bottom, bottom),
    }
  }
  return box
}

function everythingIn(root: Element): Element[] {
  return [...(root.shadowRoot ?? root).querySelectorAll('*')].flatMap((element) =>
    element.shadowRoot === null ? [element] : [element, ...everythingIn(element)],
  )
}

function isShown(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.matches('.unseen')
}

function isTarget(element: Element): boolean {
  return element.matches('button, select, textarea, input, [tabindex="0"]:not([role=log], a, .message)')
}

function isInert(element: Element): boolean {
  for (let at: Element | null = element; at !== null; at = parentOf(at)) if (at.hasAttribute('inert')) return true
  return false
}

function topmostAt(x: number, y: number): Element | null {
  let at = document.elementFromPoint(x, y)
  while (at?.shadowRoot != null) {
    const inner = at.shadowRoot.elementFromPoint(x, y)
    if (inner === null || inner === at) break
    at = inner
  }
  return at
}

function centre({ left, top, right, bottom }: Box): [number, number] {
  return [(left + right) / 2, (top + bottom) / 2]
}

function isWithin([x, y]: [number, number], { left, top, right, bottom }: Box): boolean {
  return x >= left && x <= right && y >= top && y <= bottom
}

function isIn(outer: Element, inner: Element): boolean {
  for (let at: Element | null = inner; at !== null; at = parentOf(at)) if (at === outer) return true
  return false
}

function parentOf(element: Element): Element | null {
  if (element.assignedSlot !== null) return element.assignedSlot
  const root = element.getRootNode()
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
}

function nameOf(element: Element | null): string {
  if (element === null) return 'nothing'
  const words = element.getAttribute('aria-label') ?? element.textContent.trim().slice(0, 30)
  return `${element.localName}${element.className ? `.${String(element.getAttribute('class')).trim().split(' ').join('.')}` : ''} "${words}"`
}
