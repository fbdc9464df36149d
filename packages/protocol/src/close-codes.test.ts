import { expect, it } from 'vitest'
import { CLOSE, closeCode, closeCodes } from './close-codes.ts'

it('[E2] an unlisted code is worth coming back from, unless it ends the ticket', () => {
  expect(closeCode(3999).then).toBe('resume')
  expect(closeCode(4444).then).toBe('resume')
  expect(closeCode(4777).then).toBe('stop')
  expect(closeCode(Number.NaN).then).toBe('resume')
})

it('[E2] every code from 4500 to 4999 but one stops, every listed one below but 1000 and 1009 comes back', () => {
  for (const [code, { then }] of Object.entries(closeCodes)) {
    const stops = Number(code) >= 4500 || code === '1000' || code === '1009'
    // Who has another token may come again.
    if (code === '4501') expect(then).toBe('identify')
    else expect(then === 'stop', code).toBe(stops)
  }
})

it('[E2] names and codes are one table', () => {
  expect(CLOSE.slow_reader).toBe(4002)
  expect(Object.keys(CLOSE)).toHaveLength(Object.keys(closeCodes).length)
})
