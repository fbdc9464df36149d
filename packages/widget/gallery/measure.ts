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
  const targets = reachable.filter(isTarget)
  const before = all.filter((element) => modal === undefined || isIn(modal, element))
  return [
    ...targets.flatMap(targetFaults),
    ...overlaps(targets),
    ...before.flatMap((element) => wordFaults(element, menu !== undefined)),
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
  // While a file is held over the chat, the place to drop it lies over all of it.
  const isHeld = over?.matches('.drop') === true
  const covered = over !== null && !isIn(target, over) && !isIn(over, target) && !isItsLabel && !isHeld
  return [
    ...(small ? [`${nameOf(target)} is ${String(Math.round(width))} x ${String(Math.round(height))}`] : []),
    ...(covered ? [`${nameOf(target)} lies under ${nameOf(over)}`] : []),
  ]
}

/** A finger meets one of them where it means the other. */
function overlaps(targets: Element[]): string[] {
  return targets.flatMap((one, at) => {
    const a = seenBox(one)
    return targets.slice(at + 1).flatMap((other) => {
      if (isIn(one, other) || isIn(other, one)) return []
      const b = seenBox(other)
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
      return width > slackPx && height > slackPx ? [`${nameOf(one)} and ${nameOf(other)} overlap`] : []
    })
  })
}

/** Words that somebody cannot read to their end, and cannot scroll to. */
function wordFaults(element: Element, isBehindMenu: boolean): string[] {
  const texts = [...element.childNodes].filter((node) => node instanceof Text && node.data.trim() !== '')
  if (texts.length === 0 || element.closest('[aria-hidden=true], .unseen, option') !== null) return []
  // Names and hints may end in an ellipsis: they are whole in a tooltip, or not the reader's own.
  if (endsInEllipsis(element) || (element.matches('bdi') && endsInEllipsis(parentOf(element)!))) return []
  const box = visibleBox(element)
  return texts.flatMap((text) => {
    const range = document.createRange()
    range.selectNodeContents(text)
    const cut = [...range.getClientRects()].some(
      (rect) => rect.width > 0 && (rect.left < box.left - slackPx || rect.right > box.right + slackPx),
    )
    const isCovered = !isBehindMenu && isUnderTarget(element, range, box)
    const words = `"${(text as Text).data.trim().slice(0, 40)}"`
    return [...(cut ? [`${words} is cut off`] : []), ...(isCovered ? [`${words} lies under a button`] : [])]
  })
}

function endsInEllipsis(element: Element): boolean {
  return getComputedStyle(element).textOverflow === 'ellipsis'
}

function isUnderTarget(element: Element, range: Range, box: Box): boolean {
  return [...range.getClientRects()].some((rect) => {
    const [x, y] = centre(rect)
    const over = isWithin([x, y], box) ? topmostAt(x, y)?.closest('button') : null
    // What a finger may hit beyond what is drawn covers nothing.
    return over != null && !isIn(over, element) && getComputedStyle(over).backgroundColor !== 'rgba(0, 0, 0, 0)'
  })
}

/** What of an element is to be seen. */
function seenBox(element: Element): Box {
  const box = visibleBox(element)
  const { left, top, right, bottom } = element.getBoundingClientRect()
  return {
    left: Math.max(box.left, left),
    top: Math.max(box.top, top),
    right: Math.min(box.right, right),
    bottom: Math.min(box.bottom, bottom),
  }
}

/** What of an element's surroundings is to be seen, in pixels of the window. */
function visibleBox(element: Element): Box {
  let box: Box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight }
  for (let at = parentOf(element); at !== null; at = parentOf(at)) {
    const { overflowX, overflowY } = getComputedStyle(at)
    if (overflowX === 'visible' && overflowY === 'visible') continue
    const outer = at.getBoundingClientRect()
    // Within its border.
    const left = outer.left + at.clientLeft
    const top = outer.top + at.clientTop
    box = {
      left: Math.max(box.left, left),
      top: Math.max(box.top, top),
      right: Math.min(box.right, left + at.clientWidth),
      bottom: Math.min(box.bottom, top + at.clientHeight),
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
