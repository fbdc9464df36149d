import { expect, it } from 'vitest'
import { isSwipe, swipedFar } from './swipe-distance.ts'

it.each([
  ['onward', -20, 0, true],
  ['back', 20, 0, false],
  ['a tremble', -5, 0, false],
  ['a scroll', -20, 30, false],
])('[look] %s of a finger', (_, dx, dy, is) => {
  expect(isSwipe(dx, dy, 'ltr')).toBe(is)
  expect(isSwipe(-dx, dy, 'rtl')).toBe(is)
})

it('[look] means it from a third of the stage on', () => {
  expect([swipedFar(-100, 390, 'ltr'), swipedFar(-140, 390, 'ltr'), swipedFar(140, 390, 'ltr')]).toEqual([
    false,
    true,
    false,
  ])
  expect(swipedFar(-1, 0, 'ltr')).toBe(false)
})
