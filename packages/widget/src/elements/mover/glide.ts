const easing = 'cubic-bezier(0.2, 0.9, 0.3, 1)'
const id = 'glide'

/**
 * Lets an element come from where it was to where it is now. Not by a transition of its place: browsers take each step of one
 * for a jump of the page, and take it for one as well if it is there first and an animation puts it back.
 */
export function glide(element: HTMLElement, from: DOMRect, duration: number): void {
  for (const last of element.getAnimations()) if (last.id === id) last.cancel()
  element.style.translate = ''
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
  const to = element.getBoundingClientRect()
  const way = `${String(from.x - to.x)}px ${String(from.y - to.y)}px`
  element.style.translate = way
  // As the browser writes it.
  const { translate } = element.style
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      // It may have been taken hold of, or be on another way by now.
      if (element.style.translate !== translate) return
      element.style.translate = ''
      element.animate({ translate: [way, '0 0'] }, { duration, easing, id })
    }),
  )
}
