import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Backoff } from './backoff.ts'

it('[E2] a pause is anything from nothing up to its bound', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.nat(60), (random, attempts) => {
      const backoff = new Backoff({ minDelayMs: 500, maxDelayMs: 20_000 }, () => random)
      for (let attempt = 0; attempt <= attempts; attempt++) {
        const bound = Math.min(20_000, 500 * 2 ** attempt)
        expect(backoff.next()).toBe(Math.round(random * bound))
      }
    }),
  )
})

it('[E2] a reset starts from the smallest bound', () => {
  const backoff = new Backoff({ minDelayMs: 500, maxDelayMs: 20_000 }, () => 0.5)
  backoff.next()
  backoff.next()
  backoff.reset()
  expect(backoff.next()).toBe(250)
})
