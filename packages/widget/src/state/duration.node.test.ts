import { expect, it } from 'vitest'
import { durationText } from './duration.ts'

it.each([
  [-5, '0:00'],
  [42_900, '0:42'],
  [725_000, '12:05'],
  [3_723_000, '1:02:03'],
])('[look] %d ms show as %s', (ms, text) => {
  expect(durationText(ms)).toBe(text)
})
