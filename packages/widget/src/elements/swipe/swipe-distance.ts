type Direction = 'ltr' | 'rtl'

/** A finger that only presses moves less. */
const beginPx = 12
/** Of the width; more than one does by mistake. */
const farShare = 0.35

/** Onward is to the left, as one turns a page; to the right where one reads that way. */
export function isOnward(dx: number, dir: Direction): boolean {
  return dir === 'rtl' ? dx > 0 : dx < 0
}

/** Whether a finger that has moved so far, in pixels, is on a swipe: onward, and more along than across. */
export function isSwipe(dx: number, dy: number, dir: Direction): boolean {
  return isOnward(dx, dir) && Math.abs(dx) >= beginPx && Math.abs(dx) > 1.5 * Math.abs(dy)
}

/** Whether letting go now means it. */
export function swipedFar(dx: number, width: number, dir: Direction): boolean {
  return isOnward(dx, dir) && width > 0 && Math.abs(dx) >= width * farShare
}
