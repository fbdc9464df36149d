import { describe, expect, it } from 'vitest'
import type { Participant, Session } from '../backend/backend.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { SessionWatch } from './session-watch.ts'

const MAX_MS = 60_000
const IDLE_MS = 10_000

function watching(options: { sessionMaxMs?: number; sessionIdleMs?: number } = {}) {
  const clock = new FakeClock(0)
  const expired: [number, string, string, string][] = []
  const backend = {
    expire: (user: string, session: string, reason: string) => {
      expired.push([clock.now(), user, session, reason])
    },
  }
  const watch = new SessionWatch({ backend, clock, sessionMaxMs: MAX_MS, sessionIdleMs: IDLE_MS, ...options })
  return { clock, expired, watch }
}

function sessionOf(dialects: readonly ['v1' | 'classic', 'v1' | 'classic'] = ['v1', 'v1']): Session {
  const [offerer, answerer] = dialects.map((dialect, index): Participant => {
    const user = `user ${String(index)}`
    return { user, device: null, dialect, profile: {}, media: 'video', pseudonym: user }
  }) as [Participant, Participant]
  return { id: 's', pool: 'default', privacy: 'direct', startedAt: 0, offerer, answerer }
}

describe('the watch over sessions', () => {
  it('[Q10] one in which nothing happens ends as idle', () => {
    const { clock, expired, watch } = watching()
    watch.begin(sessionOf())
    clock.advance(MAX_MS)
    expect(expired).toEqual([[IDLE_MS, 'user 0', 's', 'idle']])
  })

  it('[Q10] what is relayed puts that off, and costs no timer', () => {
    const { clock, expired, watch } = watching()
    const pulse = watch.begin(sessionOf())
    for (let at = 1_000; at <= 15_000; at += 1_000) {
      clock.advance(1_000)
      pulse.relayedAt = clock.now()
      expect(clock.timers).toBe(1)
    }
    clock.advance(IDLE_MS - 1)
    expect(expired).toEqual([])
    clock.advance(1)
    expect(expired).toEqual([[15_000 + IDLE_MS, 'user 0', 's', 'idle']])
  })

  it('[Q10] one whose call stands lasts as long as any', () => {
    const { clock, expired, watch } = watching()
    watch.begin(sessionOf()).isConnected = true
    clock.advance(2 * MAX_MS)
    expect(expired).toEqual([[MAX_MS, 'user 0', 's', 'timeout']])
  })

  it('[Q10] two classic clients, who cannot say that their call stands, are not idle', () => {
    for (const [dialects, reason] of [
      [['classic', 'classic'], 'timeout'],
      [['classic', 'v1'], 'idle'],
    ] as const) {
      const { clock, expired, watch } = watching()
      watch.begin(sessionOf(dialects))
      clock.advance(2 * MAX_MS)
      expect(expired.map((call) => call[3])).toEqual([reason])
    }
  })

  it('[Q10] 0 is no limit, and then there is no timer', () => {
    const { clock, watch } = watching({ sessionMaxMs: 0, sessionIdleMs: 0 })
    watch.begin(sessionOf())
    expect(clock.timers).toBe(0)
  })

  it('[Q10] a session that ended is not ended again, and no timer is left after end or close', () => {
    const { clock, expired, watch } = watching()
    watch.begin(sessionOf())
    watch.end('s')
    watch.end('s')
    expect(clock.timers).toBe(0)
    watch.begin({ ...sessionOf(), id: 'another' })
    watch.close()
    watch.close()
    expect(clock.timers).toBe(0)
    clock.advance(2 * MAX_MS)
    expect(expired).toEqual([])
  })
})
