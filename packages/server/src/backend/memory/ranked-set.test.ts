import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RankedSet } from './ranked-set.ts'

const operations = fc.array(fc.record({ add: fc.boolean(), value: fc.nat({ max: 30 }) }), { size: 'large' })
const byValue = (a: number, b: number) => a - b

describe('the ranked set', () => {
  it('[M5] stays in order, finds what it holds, and counts what comes before and after', () => {
    fc.assert(
      fc.property(operations, (steps) => {
        const set = new RankedSet<number>(byValue)
        const model = new Set<number>()
        for (const { add, value } of steps) {
          const above = [...model].filter((other) => other > value).length
          if (add && !model.has(value)) expect(set.add(value)).toBe(above)
          if (!add) expect(set.remove(value)).toBe(above)
          if (add) model.add(value)
          else model.delete(value)
        }
        const sorted = [...model].sort(byValue)
        expect([...set]).toEqual(sorted)
        expect([set.size, set.first]).toEqual([sorted.length, sorted[0]])
        for (const value of Array(31).keys()) {
          expect(set.countBefore(value)).toBe(sorted.filter((other) => other < value).length)
        }
      }),
    )
  })

  it('[M5] whatever order a hundred thousand come in, one is found in a few dozen steps', () => {
    let steps = 0
    const count = (a: number, b: number) => {
      steps++
      return a - b
    }
    for (const order of [1, -1]) {
      const set = new RankedSet<number>(count)
      for (let value = 0; value < 100_000; value++) set.add(order * value)
      steps = 0
      for (let value = 0; value < 100_000; value += 100) set.remove(order * value)
      expect(steps / 1_000).toBeLessThan(64)
    }
  })
})
