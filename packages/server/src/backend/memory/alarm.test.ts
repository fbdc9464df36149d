import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../testing/fake-clock.ts'
import { Alarm } from './alarm.ts'

function alarmAt(start: number) {
  const clock = new FakeClock(start)
  const rings: number[] = []
  const alarm = new Alarm(clock, () => rings.push(clock.now()))
  return { clock, rings, alarm }
}

describe('the alarm', () => {
  it('[Q2] rings once, at the moment set last, by one timer', () => {
    const { clock, rings, alarm } = alarmAt(0)
    for (const at of [200, 100, 100]) alarm.set(at)
    expect(clock.timers).toBe(1)
    clock.advance(1_000)
    expect(rings).toEqual([100])
    expect(clock.timers).toBe(0)
  })

  it('[Q2] a moment that has passed is now', () => {
    const { clock, rings, alarm } = alarmAt(500)
    alarm.set(100)
    clock.advance(0)
    expect(rings).toEqual([500])
  })

  it('[Q2] taken back it does not ring, and no timer is left', () => {
    const { clock, rings, alarm } = alarmAt(0)
    alarm.set(100)
    alarm.set(undefined)
    alarm.set(100)
    alarm.stop()
    alarm.stop()
    expect(clock.timers).toBe(0)
    clock.advance(1_000)
    expect(rings).toEqual([])
  })

  it('[Q2] a moment farther away than timers reach does not ring at once', () => {
    const { clock, rings, alarm } = alarmAt(0)
    alarm.set(2 ** 40)
    clock.advance(2 ** 31 - 2)
    expect(rings).toEqual([])
    clock.advance(1)
    expect(rings).toEqual([2 ** 31 - 1])
  })
})
