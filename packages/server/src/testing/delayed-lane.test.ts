import { describe, expect, it } from 'vitest'
import { DelayedLane } from './delayed-lane.ts'
import { FakeClock } from './fake-clock.ts'
import { seededRandom } from './seeded-random.ts'

describe('DelayedLane', () => {
  it('[backend] everything arrives late and in order, the same way for the same seed', () => {
    const run = (seed: number) => {
      const clock = new FakeClock(0)
      const lane = new DelayedLane({ clock, random: seededRandom(seed), maxDelayMs: 20 })
      const arrivals: [number, number][] = []
      for (let index = 0; index < 50; index++) {
        lane.push(() => arrivals.push([index, clock.now()]))
        clock.advance(3)
      }
      clock.advance(20)
      expect(arrivals.map(([index]) => index)).toEqual(Array.from({ length: 50 }, (_, index) => index))
      expect(lane.size).toBe(0)
      return arrivals.map(([, at]) => at)
    }
    expect(run(1)).toEqual(run(1))
    expect(run(1)).not.toEqual(run(2))
  })

  it('[backend] nothing arrives, and no timer stays, once it is cleared', () => {
    const clock = new FakeClock(0)
    const lane = new DelayedLane({ clock, random: () => 1, maxDelayMs: 20 })
    lane.push(() => {
      throw new Error('cleared')
    })
    lane.clear()
    expect(clock.timers).toBe(0)
    clock.advance(100)
  })
})
