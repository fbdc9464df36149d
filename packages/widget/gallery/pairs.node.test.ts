import { expect, it } from 'vitest'
import { pairwise } from './pairs.mjs'

it('[look] every two choices meet in one picture at least, and few pictures do it', () => {
  const factors = {
    state: Array.from({ length: 15 }, (_, at) => `state ${String(at)}`),
    theme: ['light', 'dark', 'contrast'],
    width: ['320', '360', '768', '1440'],
    language: ['en', 'de', 'ar'],
  }
  const rows = pairwise(factors)
  const names = Object.keys(factors) as (keyof typeof factors)[]
  for (const first of names)
    for (const second of names.filter((name) => name !== first))
      for (const a of factors[first])
        for (const b of factors[second])
          expect(
            rows.some((row) => row[first] === a && row[second] === b),
            `${a} with ${b}`,
          ).toBe(true)
  expect(rows.length).toBeLessThan(66)
})
