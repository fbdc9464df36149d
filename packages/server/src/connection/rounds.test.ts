import { expect, it } from 'vitest'
import { FakeClock } from '../testing/fake-clock.ts'
import { Rounds } from './rounds.ts'

function rounds() {
  const clock = new FakeClock(0)
  const turns: string[] = []
  const all = new Rounds(clock, 25)
  const taker = (name: string, again = false) => {
    const one = {
      onTurn() {
        turns.push(`${name} ${String(clock.now())}`)
        if (again) all.join(one)
      },
    }
    return one
  }
  return { clock, all, taker, turns }
}

it('[H10] each has its turn so long after it asked, with one timer for all', () => {
  const { clock, all, taker, turns } = rounds()
  for (const name of ['a', 'b', 'c']) {
    all.join(taker(name, name === 'a'))
    clock.advance(10)
  }
  expect(clock.timers).toBe(1)
  clock.advance(40)
  expect(turns).toEqual(['a 25', 'b 35', 'c 45', 'a 50'])
  clock.advance(4)
  expect(turns).toHaveLength(4)
  clock.advance(1)
  expect(turns.at(-1)).toBe('a 75')
})

it('[H10] who leaves has no turn, and the last to leave leaves no timer', () => {
  const { clock, all, taker, turns } = rounds()
  const [a, b] = [taker('a'), taker('b')]
  all.join(a)
  all.join(b)
  all.leave(a)
  all.leave(a)
  expect(clock.timers).toBe(1)
  clock.advance(25)
  expect(turns).toEqual(['b 25'])
  expect(clock.timers).toBe(0)
  all.join(a)
  all.leave(a)
  expect(clock.timers).toBe(0)
})

it('[H10] who asks again before waits anew', () => {
  const { clock, all, taker, turns } = rounds()
  const a = taker('a')
  all.join(a)
  clock.advance(10)
  all.join(a)
  clock.advance(30)
  expect(turns).toEqual(['a 35'])
})

it('[H10] one whose turn goes wrong does not take that of the others', () => {
  const { clock, all, taker, turns } = rounds()
  all.join({
    onTurn() {
      throw new Error('on purpose')
    },
  })
  all.join(taker('b'))
  expect(() => {
    clock.advance(25)
  }).toThrow('on purpose')
  clock.advance(25)
  expect(turns).toEqual(['b 25'])
})

it('[H10] a clock that is set back makes nobody wait longer', () => {
  let now = 1_000_000
  const waits: number[] = []
  const runs: (() => void)[] = []
  const clock = {
    now: () => now,
    after(ms: number, run: () => void) {
      waits.push(ms)
      runs.push(run)
      return () => undefined
    },
  }
  const all = new Rounds(clock, 25)
  const turns: string[] = []
  all.join({ onTurn: () => turns.push('a') })
  now -= 500_000
  all.join({ onTurn: () => turns.push('b') })
  runs[0]?.()
  expect(turns).toEqual(['a'])
  expect(waits).toEqual([25, 25])
})
