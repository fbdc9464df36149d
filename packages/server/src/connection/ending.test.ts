import { expect, it } from 'vitest'
import { endingOf } from './ending.ts'

it.each([
  [1000, 'left'],
  [1001, 'left'],
  [1009, 'left'],
  [4500, 'left'],
  [4999, 'left'],
  [1005, 'disconnected'],
  [1006, 'disconnected'],
  [4002, 'disconnected'],
  [4003, 'disconnected'],
  [1012, 'restart'],
] as const)('[H5] close code %i means "%s" for the partner', (code, ending) => {
  expect(endingOf(code)).toBe(ending)
})
