import { expect, it, vi } from 'vitest'
import { FakeClock } from '../testing/fake-clock.ts'
import { TokenEnd } from './token-end.ts'

function make() {
  const clock = new FakeClock()
  const onEnd = vi.fn()
  return { clock, onEnd, end: new TokenEnd(clock, onEnd) }
}

it('[H9] the end comes when it comes; a new one takes its place, and none leaves no timer', () => {
  const { clock, onEnd, end } = make()
  end.expect(clock.now() + 1_000)
  clock.advance(999)
  end.expect(clock.now() + 2_000)
  clock.advance(1_999)
  expect(onEnd).not.toHaveBeenCalled()
  clock.advance(1)
  expect(onEnd).toHaveBeenCalledOnce()
  end.expect(clock.now() + 1_000)
  end.expect(undefined)
  expect(clock.timers).toBe(0)
  end.expect(clock.now() + 1_000)
  end.stop()
  end.stop()
  expect(clock.timers).toBe(0)
})

it('[H9] one that is over already is told, but not within the call', () => {
  const { clock, onEnd, end } = make()
  end.expect(clock.now() - 4_000)
  expect(onEnd).not.toHaveBeenCalled()
  clock.advance(0)
  expect(onEnd).toHaveBeenCalledOnce()
})

it('[H9] a token may hold for years: no timer is longer than those of Node', () => {
  const { clock, onEnd, end } = make()
  const longest: number[] = []
  const after = clock.after.bind(clock)
  clock.after = (ms, run) => {
    longest.push(ms)
    return after(ms, run)
  }
  end.expect(clock.now() + 60 * 86_400_000)
  clock.advance(60 * 86_400_000 - 1)
  expect(onEnd).not.toHaveBeenCalled()
  clock.advance(1)
  expect(onEnd).toHaveBeenCalledOnce()
  expect(Math.max(...longest)).toBeLessThan(2 ** 31)
})
