import { describe, expect, it } from 'vitest'
import { WaitTimes } from './wait-times.ts'

const NOW = 10_000_000

function after(...waits: number[]): WaitTimes {
  const times = new WaitTimes()
  for (const ms of waits) times.note(ms, NOW)
  return times
}

describe('how long one will wait', () => {
  it('[Q1] is what half of the last ones waited at most', () => {
    expect(after(1_000, 9_000, 2_000, 3_000, 8_000).estimate(0, NOW)).toBe(3_000)
  })

  it('[Q1] of one who has waited already, it is what is left, by those who waited longer', () => {
    expect(after(1_000, 1_000, 6_000, 7_000, 8_000, 9_000, 10_000).estimate(5_000, NOW)).toBe(3_000)
  })

  it('[Q1] is not said while too little is known, nor by what was an hour ago', () => {
    expect(after(1_000, 2_000, 3_000, 4_000).estimate(0, NOW)).toBe(undefined)
    expect(after(1_000, 2_000, 3_000, 4_000, 5_000).estimate(3_000, NOW)).toBe(undefined)
    expect(after(1, 2, 3, 4, 5).estimate(0, NOW + 3_600_000)).toBe(undefined)
  })

  it('[Q1] follows the last ones, whatever was long before', () => {
    const times = after(...Array<number>(200).fill(60_000), ...Array<number>(64).fill(2_000))
    expect(times.estimate(0, NOW)).toBe(2_000)
  })
})
