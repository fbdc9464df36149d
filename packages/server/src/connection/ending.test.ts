import { expect, it } from 'vitest'
import { endingOfOurs, endingOfTheirs } from './ending.ts'

it.each([
  [1000, 'left'],
  [1001, 'unloaded'],
  [1009, 'left'],
  [4500, 'left'],
  [4999, 'left'],
  [1005, 'disconnected'],
  [1006, 'disconnected'],
  [4002, 'disconnected'],
  [4003, 'disconnected'],
] as const)('[H5] close code %i means "%s" for the partner', (code, ending) => {
  expect(endingOfOurs(code)).toBe(ending)
  expect(endingOfTheirs(code)).toBe(ending)
})

it('[Q8] a ban of ours is moderation; one that a client claims is its own leaving', () => {
  expect(endingOfOurs(4502)).toBe('moderated')
  expect(endingOfTheirs(4502)).toBe('left')
})

it('[E3] only a restart of ours is one', () => {
  expect(endingOfOurs(1012)).toBe('restart')
  expect(endingOfTheirs(1012)).toBe('disconnected')
})
