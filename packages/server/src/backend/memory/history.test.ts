import { describe, expect, it } from 'vitest'
import { History } from './history.ts'

const past = (session: string, endedAt: number) => ({
  session,
  other: { user: `partner in ${session}`, device: null },
  startedAt: 0,
  endedAt,
})

function historyFor(keepMs: number): History {
  const history = new History()
  history.keepFor(keepMs)
  return history
}

describe('the history of sessions', () => {
  it('[S1] knows a session of five minutes ago, and none older', () => {
    const history = historyFor(0)
    history.add('ann', past('one', 1_000))
    expect(history.reportable('ann', 'one', 301_000)).toEqual(past('one', 1_000))
    expect(history.reportable('ann', 'one', 301_001)).toBeUndefined()
    expect(history.reportable('bob', 'one', 1_000)).toBeUndefined()
  })

  it('[S1] keeps twenty of a user, newest first', () => {
    const history = historyFor(0)
    for (let at = 1; at <= 25; at++) history.add('ann', past(String(at), at))
    expect(history.of('ann').map(({ session }) => Number(session))).toEqual(
      Array.from({ length: 20 }, (_, index) => 25 - index),
    )
  })

  it('[M2] looks back as far as the cooldown, if that is longer, and forgets in the end', () => {
    const history = historyFor(1_000_000)
    history.add('ann', past('one', 0))
    history.add('bob', past('two', 999_999))
    expect(history.of('ann').length).toBe(1)
    history.add('bob', past('three', 1_000_000))
    expect(history.of('ann').length).toBe(1)
    history.add('bob', past('four', 2_000_000))
    expect(history.of('ann')).toEqual([])
    expect(history.of('bob').length).toBe(3)
  })
})
