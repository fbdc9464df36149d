import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SortedList } from './sorted-list.ts'

const operations = fc.array(fc.record({ add: fc.boolean(), value: fc.nat({ max: 30 }) }))

describe('SortedList', () => {
  it('[M5] stays in order and finds what it holds', () => {
    fc.assert(
      fc.property(operations, (steps) => {
        const list = new SortedList<number>((a, b) => a - b)
        const model = new Set<number>()
        for (const { add, value } of steps) {
          if (add && !model.has(value)) list.add(value)
          if (!add) list.remove(value)
          if (add) model.add(value)
          else model.delete(value)
        }
        const sorted = [...model].sort((a, b) => a - b)
        expect(list.slice(0, list.size)).toEqual(sorted)
        expect(list.first).toBe(sorted[0])
        for (const [index, value] of sorted.entries()) expect(list.countBefore(value)).toBe(index)
      }),
    )
  })
})
