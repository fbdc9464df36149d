import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../testing/fake-clock.ts'
import { Wakings } from './wakings.ts'

function wakingsAt(start: number) {
  const clock = new FakeClock(start)
  const woken: [number, string[]][] = []
  const wakings: Wakings = new Wakings(clock, () => {
    woken.push([clock.now(), wakings.takeDue(clock.now())])
    wakings.arm()
  })
  return { clock, woken, wakings }
}

describe('wakings', () => {
  it('[Q2] wake at each moment and not between, by one timer', () => {
    const { clock, woken, wakings } = wakingsAt(0)
    wakings.note('bob', 200)
    wakings.note('ann', 100)
    wakings.note('cat', 200)
    wakings.arm()
    expect(clock.timers).toBe(1)
    clock.advance(1_000)
    expect(woken).toEqual([
      [100, ['ann']],
      [200, ['bob', 'cat']],
    ])
    expect(clock.timers).toBe(0)
  })

  it('[Q2] the earliest moment of a user counts', () => {
    const { clock, woken, wakings } = wakingsAt(0)
    for (const at of [300, 100, 200]) wakings.note('ann', at)
    wakings.arm()
    clock.advance(1_000)
    expect(woken).toEqual([[100, ['ann']]])
  })

  it('[Q2] nobody is woken who was dropped, and no timer is left for them', () => {
    const { clock, woken, wakings } = wakingsAt(0)
    wakings.note('ann', 100)
    wakings.arm()
    wakings.drop('ann')
    wakings.drop('ann')
    wakings.arm()
    expect(clock.timers).toBe(0)
    clock.advance(1_000)
    expect(woken).toEqual([])
  })

  it('[Q2] a moment farther away than timers reach comes all the same', () => {
    const { clock, woken, wakings } = wakingsAt(0)
    const far = 2 ** 32
    wakings.note('ann', far)
    wakings.arm()
    clock.advance(far)
    expect(woken.at(-1)).toEqual([far, ['ann']])
    expect(woken.length).toBeLessThan(5)
  })
})
