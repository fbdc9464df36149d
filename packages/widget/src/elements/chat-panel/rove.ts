/** Which of `items` an arrow key, Home or End leads to; undefined: it is another key, or they end there. */
export function roved(
  { key }: KeyboardEvent,
  from: HTMLElement,
  items: readonly HTMLElement[],
): HTMLElement | undefined {
  const at = items.indexOf(from)
  const { left, top } = from.getBoundingClientRect()
  const { direction } = getComputedStyle(from)
  switch (key) {
    case 'Home':
      return items[0]
    case 'End':
      return items.at(-1)
    case 'ArrowLeft':
    case 'ArrowRight':
      return items[(key === 'ArrowLeft') === (direction === 'rtl') ? at + 1 : at - 1]
    case 'ArrowUp':
    case 'ArrowDown': {
      const sign = key === 'ArrowUp' ? -1 : 1
      // The next line first, and in it what is nearest.
      const distances = items.flatMap((item) => {
        const box = item.getBoundingClientRect()
        const lines = (box.top - top) * sign
        return lines > 4 ? [{ item, far: lines * 1_000 + Math.abs(box.left - left) }] : []
      })
      return distances.sort((a, b) => a.far - b.far)[0]?.item
    }
  }
  return undefined
}
