import { describe, expect, it } from 'vitest'
import { FakeClock, settle } from '../testing/fake-clock.ts'
import { findPath } from './find-path.ts'

const named = new Map<string, object>([
  ['P', { type: 'candidate-pair', localCandidateId: 'L', selected: true }],
  ['L', { type: 'local-candidate', candidateType: 'relay' }],
])

function look(...reports: (Map<string, object> | Error | null)[]) {
  const clock = new FakeClock()
  const found: string[] = []
  const stop = findPath(
    clock,
    async () => {
      const report = reports.shift() ?? null
      if (report instanceof Error) throw report
      return report
    },
    (path) => found.push(path),
  )
  const pass = async (seconds: number) => {
    for (let each = 0; each < seconds; each++) {
      await settle()
      clock.advance(1_000)
    }
    await settle()
  }
  return { clock, found, stop, pass }
}

describe('findPath', () => {
  it.each([
    ['at once', [named]],
    ['after a while', [new Map(), null, named]],
    ['after a look that failed', [new Error('closing'), named]],
  ])('[Q11] says the path once it is named, %s', async (_when, reports) => {
    const { found, pass, clock } = look(...reports)
    await pass(9)
    expect([found, clock.pending]).toEqual([['relay'], 0])
  })

  it('[Q11] says that it is unknown, three seconds later at most: the session is told to flow all the same', async () => {
    const { found, pass, clock } = look()
    await pass(2)
    expect(found).toEqual([])
    await pass(1)
    expect([found, clock.pending]).toEqual([['unknown'], 0])
  })

  it('[Q11] says nothing of a session that is over, and leaves no clock', async () => {
    const asking = look(named)
    asking.stop()
    await asking.pass(9)
    const pausing = look()
    await settle()
    pausing.stop()
    expect([asking.found, pausing.found, pausing.clock.pending]).toEqual([[], [], 0])
  })
})
