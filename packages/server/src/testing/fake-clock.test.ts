import { describe, expect, it } from 'vitest'
import { FakeClock } from './fake-clock.ts'

describe('FakeClock', () => {
  it('[Q2] runs what comes due in order, each at its own moment, also what was set on the way', () => {
    const clock = new FakeClock(0)
    const story: [number, string][] = []
    const say = (what: string) => story.push([clock.now(), what])
    clock.after(20, () => say('twenty'))
    clock.after(10, () => {
      say('ten')
      clock.after(5, () => say('ten and five'))
      clock.after(0, () => say('ten again'))
    })
    clock.after(20, () => say('twenty too'))
    clock.advance(30)
    expect(story).toEqual([
      [10, 'ten'],
      [10, 'ten again'],
      [15, 'ten and five'],
      [20, 'twenty'],
      [20, 'twenty too'],
    ])
    expect(clock.now()).toBe(30)
  })

  it('[Q2] runs nothing that was undone, or that is not due', () => {
    const clock = new FakeClock(0)
    const undo = clock.after(10, () => {
      throw new Error('undone')
    })
    clock.after(11, () => {
      throw new Error('not due')
    })
    undo()
    undo()
    clock.advance(10)
    expect(clock.timers).toBe(1)
  })
})
