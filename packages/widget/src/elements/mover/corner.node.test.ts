import { expect, it } from 'vitest'
import { cornerFor, cornerOfKey } from './corner.ts'

const stage = { x: 100, y: 50, width: 400, height: 300 }

it.each([
  [120, 60, 'start start', 'start end'],
  [480, 60, 'start end', 'start start'],
  [120, 340, 'end start', 'end end'],
  [900, 900, 'end end', 'end start'],
])('[look] (%d, %d) is nearest to %s, and where one reads from the right to %s', (x, y, ltr, rtl) => {
  expect(cornerFor(x, y, stage, false)).toBe(ltr)
  expect(cornerFor(x, y, stage, true)).toBe(rtl)
})

it('[keys] arrows move it as they point', () => {
  expect(cornerOfKey('ArrowUp', 'end end', false)).toBe('start end')
  expect(cornerOfKey('ArrowLeft', 'end end', false)).toBe('end start')
  expect(cornerOfKey('ArrowLeft', 'end start', true)).toBe('end end')
  expect(cornerOfKey('Enter', 'end end', false)).toBe(null)
})
