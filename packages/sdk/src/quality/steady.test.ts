import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Grade, Quality } from './grade.ts'
import { steady, type Steady } from './steady.ts'

const sampled = (quality: number): Grade => ({
  quality: quality as Quality,
  reason: quality === 4 ? 'good' : 'loss',
})
const shown = (samples: readonly number[]): number[] => {
  let state: Steady | null = null
  return samples.map((sample) => {
    state = steady(state, sampled(sample))
    return state.grade.quality
  })
}

describe('steady', () => {
  it.each([
    ['takes the first as it is', [2], [2]],
    ['passes over one bad sample', [4, 0, 4, 0, 4], [4, 4, 4, 4, 4]],
    ['is worse at the second, by as much as both say', [4, 1, 3], [4, 4, 3]],
    ['goes on down', [4, 0, 2, 0, 0], [4, 4, 2, 2, 0]],
    ['is better at the fifth, by as much as all say', [1, 4, 4, 3, 4, 4], [1, 1, 1, 1, 1, 3]],
    ['begins anew when one falls back', [1, 4, 4, 4, 4, 1, 4, 4, 4, 4, 4], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 4]],
    ['begins anew when one contradicts the others', [2, 4, 4, 4, 4, 0, 4, 4], [2, 2, 2, 2, 2, 2, 2, 2]],
  ])('%s', (_what, samples, expected) => {
    expect(shown(samples)).toEqual(expected)
  })

  const samples = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 40 })

  it('never goes further than the last samples, and rises at most every fifth', () => {
    fc.assert(
      fc.property(samples, (all) => {
        const grades = shown(all)
        for (let i = 1; i < all.length; i++) {
          const [before, now] = [grades[i - 1]!, grades[i]!]
          if (now < before) expect(now).toBe(Math.max(...all.slice(i - 1, i + 1)))
          if (now > before) expect(now).toBe(Math.min(...all.slice(i - 4, i + 1)))
        }
      }),
    )
  })

  it('comes to any grade that stays, within nine samples', () => {
    fc.assert(
      fc.property(samples, fc.integer({ min: 0, max: 4 }), (all, last) => {
        expect(shown([...all, ...Array<number>(9).fill(last)]).at(-1)).toBe(last)
      }),
    )
  })
})
