import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allCarried, carry, type Carriage } from './carriage.ts'
import type { Quality } from './grade.ts'

/** What is carried after each of these, two seconds apart. */
const course = (uplinks: readonly number[], sendsPicture = true) => {
  let state: Carriage = allCarried
  return uplinks.map((uplink, index) => {
    state = carry(state, uplink as Quality, sendsPicture, index * 2_000)
    return state.carries
  })
}
const last = (uplinks: readonly number[], sendsPicture?: boolean) => course(uplinks, sendsPicture).at(-1)
const times = (count: number, quality: number) => Array<number>(count).fill(quality)

describe('carry', () => {
  it.each([
    ['all while it is good', times(50, 4), 'video'],
    ['all while it is bad, but not unusable', times(50, 1), 'video'],
    ['all through a hole of eight seconds', [...times(5, 0), 1], 'video'],
    ['the sound alone once it is unusable for ten seconds', times(6, 0), 'audio'],
    ['the sound alone for ten seconds more', times(10, 0), 'audio'],
    ['nothing once not even that can be had', times(11, 0), 'text'],
    ['what it carried, while it is neither unusable nor better', [...times(6, 0), ...times(50, 1)], 'audio'],
    ['the picture again once it is better for ten seconds', [...times(6, 0), ...times(6, 2)], 'video'],
    ['one step at a time: the sound', [...times(11, 0), ...times(6, 4)], 'audio'],
    ['one step at a time: then the picture', [...times(11, 0), ...times(11, 4)], 'video'],
  ])('carries %s', (_what, uplinks, expected) => {
    expect(last(uplinks)).toBe(expected)
  })

  it('has no picture to hold back in a call without one', () => {
    expect(last(times(6, 0), false)).toBe('text')
  })

  it('waits longer each time that it breaks as soon as more is tried', () => {
    const relapse = [...times(6, 0), ...times(6, 4), ...times(6, 0)]
    expect(last([...relapse, ...times(9, 4)])).toBe('audio')
    expect(last([...relapse, ...times(11, 4)])).toBe('video')
    const later = [...times(6, 0), ...times(30, 4), ...times(6, 0)]
    expect(last([...later, ...times(6, 4)])).toBe('video')
  })

  it('moves by one step, and never without ten seconds that say so', () => {
    const steps = ['text', 'audio', 'video']
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 0, 0, 1, 2, 4, 4, 4), { maxLength: 120 }), (uplinks) => {
        const carried = course(uplinks)
        for (let i = 1; i < carried.length; i++) {
          const by = steps.indexOf(carried[i]!) - steps.indexOf(carried[i - 1]!)
          expect(Math.abs(by)).toBeLessThanOrEqual(1)
          if (by !== 0)
            expect(uplinks.slice(i - 5, i + 1).every((each) => (by < 0 ? each === 0 : each >= 2))).toBe(true)
        }
      }),
    )
  })
})
