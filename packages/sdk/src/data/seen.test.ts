import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Seen } from './seen.ts'

it('[R2] takes each counter once, in any order within reach', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000)), (counters) => {
      const seen = new Seen()
      const taken = counters.filter((n) => seen.take(n))
      expect(taken).toEqual([...new Set(counters)])
    }),
  )
})

it('[R2] stays bounded, and takes nothing from far behind', () => {
  const seen = new Seen()
  expect(seen.take(Number.MAX_SAFE_INTEGER)).toBe(true)
  for (let n = 0; n < 10_000; n++) expect(seen.take(n)).toBe(false)
})
