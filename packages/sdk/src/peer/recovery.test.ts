import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FakeClock } from '../testing/fake-clock.ts'
import { Recovery } from './recovery.ts'

function makeRecovery(offerer = true, timeoutMs = 15_000) {
  const clock = new FakeClock()
  const from = clock.now()
  const tries: number[] = []
  const ends: number[] = []
  const urgent: boolean[] = []
  const world = { canTry: true }
  const recovery: Recovery = new Recovery(
    { clock, offerer, timeoutMs },
    {
      onRetry: (isUrgent) => {
        tries.push(clock.now() - from)
        urgent.push(isUrgent)
        return world.canTry
      },
      onGiveUp: () => {
        ends.push(clock.now() - from)
        recovery.close()
      },
    },
  )
  return { recovery, clock, tries, urgent, world, ends }
}

/** One whose media flowed and were interrupted now. */
function makeInterrupted(offerer: boolean, failed = false) {
  const made = makeRecovery(offerer)
  made.recovery.connected()
  made.recovery.interrupted(failed)
  return made
}

describe('Recovery', () => {
  it('[mistake 16] [Q11] tries a connection that does not come about again every few seconds, and gives it up after fifteen', () => {
    const { recovery, clock, tries, ends } = makeRecovery()
    recovery.begin()
    clock.advance(60_000)
    expect({ tries, ends, timers: clock.pending }).toEqual({ tries: [4_500, 9_000, 13_500], ends: [15_000], timers: 0 })
  })

  it.each([
    ['the offerer, disconnected', true, false, 3_000],
    ['the offerer, failed', true, true, 0],
    ['the answerer, disconnected', false, false, 5_000],
    ['the answerer, failed', false, true, 2_000],
  ])(
    '[Q11] restarts after a while for what may heal by itself, the answerer later: %s',
    (_who, offerer, failed, first) => {
      const { clock, tries, ends } = makeInterrupted(offerer, failed)
      clock.advance(60_000)
      expect(tries.slice(0, 2)).toEqual([first, first + 4_500])
      expect(ends).toEqual([30_000])
    },
  )

  it.each([
    ['the offerer', true],
    ['the answerer', false],
  ])('[Q11] does not wait for what its own change of network broke: %s', (_who, offerer) => {
    const { recovery, clock, tries } = makeRecovery(offerer)
    recovery.connected()
    recovery.networkChanged()
    clock.advance(5_000)
    recovery.interrupted(false)
    clock.advance(0)
    expect(tries).toEqual([5_000])
  })

  it('[Q11] a change of network that broke nothing is soon forgotten', () => {
    const { recovery, clock, tries } = makeRecovery()
    recovery.connected()
    recovery.networkChanged()
    clock.advance(10_000)
    recovery.interrupted(false)
    clock.advance(2_999)
    expect(tries).toEqual([])
  })

  it('[Q11] does nothing about what heals within three seconds', () => {
    const { recovery, clock, tries, ends } = makeInterrupted(true)
    clock.advance(2_999)
    recovery.connected()
    clock.advance(60_000)
    expect({ tries, ends, timers: clock.pending }).toEqual({ tries: [], ends: [], timers: 0 })
  })

  it('[Q11] `failed` ends the wait for healing, and does not hurry what is tried already', () => {
    const { recovery, clock, tries } = makeInterrupted(true)
    clock.advance(1_000)
    recovery.interrupted(true)
    clock.advance(0)
    expect(tries).toEqual([1_000])
    recovery.interrupted(true)
    clock.advance(4_499)
    expect(tries).toEqual([1_000])
  })

  it('[Q11] `failed` hurries what was only looked at so far', () => {
    const { recovery, clock, tries, world } = makeRecovery()
    recovery.begin()
    world.canTry = false
    clock.advance(4_500)
    recovery.interrupted(true)
    clock.advance(0)
    expect(tries).toEqual([4_500, 4_500])
  })

  it('[Q11] says once that it is urgent', () => {
    const { recovery, clock, urgent } = makeRecovery()
    recovery.begin()
    clock.advance(4_500)
    recovery.networkChanged()
    clock.advance(4_500)
    expect(urgent).toEqual([false, true, false])
  })

  it('[Q11] the answerer leaves it to an offerer who tries', () => {
    const { recovery, clock, tries } = makeInterrupted(false, true)
    clock.advance(1_000)
    recovery.partnerTries()
    clock.advance(6_499)
    expect(tries).toEqual([])
    clock.advance(1)
    expect(tries).toEqual([7_500])
  })

  it.each([
    ['the network changed', true, 0, 0],
    ['the network changed', false, 0, 0],
    ['signals go through again', true, undefined, 0],
    ['signals go through again', false, undefined, 2_000],
  ])('[Q11] tries at once when %s (offerer %s)', (_what, offerer, afterMs, expected) => {
    const { recovery, clock, tries } = makeInterrupted(offerer)
    recovery.retry(afterMs)
    clock.advance(expected)
    expect(tries).toEqual([expected])
    recovery.connected()
    recovery.retry(afterMs)
    recovery.partnerTries()
    expect(clock.pending).toBe(0)
  })

  it('[Q11] gives a lost call up after ten seconds while the partner has lost the server as well', () => {
    const { recovery, clock, ends } = makeInterrupted(true)
    recovery.setPartnerAway(true)
    clock.advance(9_999)
    expect(ends).toEqual([])
    recovery.setPartnerAway(false)
    clock.advance(10_000)
    expect(ends).toEqual([])
    recovery.setPartnerAway(true)
    clock.advance(0)
    expect(ends).toEqual([19_999])
  })

  it('[Q11] an absent partner changes nothing of a call that is well, or never was', () => {
    const well = makeRecovery()
    well.recovery.connected()
    well.recovery.setPartnerAway(true)
    expect(well.clock.pending).toBe(0)
    const never = makeRecovery()
    never.recovery.begin()
    never.recovery.setPartnerAway(true)
    never.clock.advance(60_000)
    expect(never.ends).toEqual([15_000])
  })

  it('[Q11] tries for ever with the clock off, but gives a lost call up', () => {
    const { recovery, clock, tries, ends } = makeRecovery(true, 0)
    recovery.begin()
    clock.advance(600_000)
    expect([tries.length, ends]).toEqual([133, []])
    recovery.connected()
    recovery.interrupted(true)
    clock.advance(30_000)
    expect(ends).toEqual([630_000])
  })

  it('[Q11] whatever happens: no timer while all is well, one end at most a trouble, never before its time', () => {
    const steps = [
      'begin',
      'connected',
      'disconnected',
      'failed',
      'retry',
      'partnerTries',
      'away',
      'back',
      'time',
    ] as const
    fc.assert(
      fc.property(fc.boolean(), fc.array(fc.tuple(fc.constantFrom(...steps), fc.nat(12_000))), (offerer, walk) => {
        const { recovery, clock, ends } = makeRecovery(offerer)
        let flowed = false
        let since: number | null = null
        const begin = clock.now()
        for (const [step, ms] of walk) {
          const before = ends.length
          if (step === 'begin') recovery.begin()
          if (step === 'connected') recovery.connected()
          if (step === 'disconnected' || step === 'failed') recovery.interrupted(step === 'failed')
          if (step === 'retry') recovery.retry()
          if (step === 'partnerTries') recovery.partnerTries()
          if (step === 'away' || step === 'back') recovery.setPartnerAway(step === 'away')
          if (step === 'begin') since = clock.now()
          if (step === 'disconnected' || step === 'failed') since ??= clock.now()
          if (step === 'connected') [flowed, since] = [true, null]
          if (step === 'time') clock.advance(ms)
          if (ends.length > before) {
            expect(begin + (ends.at(-1) ?? 0) - (since ?? Infinity)).toBeGreaterThanOrEqual(flowed ? 10_000 : 15_000)
            since = null
          }
          expect(clock.pending).toBe(since === null ? 0 : 2)
        }
        recovery.close()
        recovery.close()
        expect(clock.pending).toBe(0)
      }),
    )
  })
})
