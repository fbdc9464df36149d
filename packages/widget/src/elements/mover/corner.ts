/** In the block direction, then in the inline one. */
export type Corner = `${'start' | 'end'} ${'start' | 'end'}`

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The corner of a box that a point in it, in pixels of the window, is nearest to. */
export function cornerFor(x: number, y: number, box: Box, isRtl: boolean): Corner {
  const isRight = x > box.x + box.width / 2
  return `${y > box.y + box.height / 2 ? 'end' : 'start'} ${isRight !== isRtl ? 'end' : 'start'}`
}

/** Where an arrow key moves it; null for other keys. */
export function cornerOfKey(key: string, corner: Corner, isRtl: boolean): Corner | null {
  const [block, inline] = corner.split(' ') as ['start' | 'end', 'start' | 'end']
  switch (key) {
    case 'ArrowUp':
      return `start ${inline}`
    case 'ArrowDown':
      return `end ${inline}`
    case 'ArrowRight':
      return `${block} ${isRtl ? 'start' : 'end'}`
    case 'ArrowLeft':
      return `${block} ${isRtl ? 'end' : 'start'}`
    default:
      return null
  }
}
