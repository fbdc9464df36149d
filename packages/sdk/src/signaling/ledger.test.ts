import { describe, expect, it } from 'vitest'
import { Ledger, OUTBOX } from './ledger.ts'

const keepMany = (ledger: Ledger, count: number, isRelayed = false) =>
  Array.from({ length: count }, (_, at) => ledger.keep(String(at + 1), isRelayed))

describe('Ledger', () => {
  it('[H4] keeps what is unread, in order, and lets go of what is', () => {
    const ledger = new Ledger()
    keepMany(ledger, 5)
    ledger.acknowledge(2)
    expect(ledger.unread(2)).toEqual(['3', '4', '5'])
    // An older word comes late, and one that cannot be.
    ledger.acknowledge(1)
    ledger.acknowledge(6)
    expect(ledger.unread(4)).toEqual(['5'])
    ledger.count()
    expect(ledger.resume).toEqual({ received: 1, sent: 5 })
  })

  it('[H6] knows when a server has read what was never sent, or less than it said', () => {
    const ledger = new Ledger()
    keepMany(ledger, 3)
    expect(ledger.unread(4)).toBeNull()
    ledger.acknowledge(2)
    expect(ledger.unread(1)).toBeNull()
    expect(ledger.unread(3)).toEqual([])
  })

  it('[H4] refuses relayed frames from three quarters on, by number and by size', () => {
    const ledger = new Ledger()
    expect(keepMany(ledger, 193, true).indexOf(false)).toBe(192)
    ledger.acknowledge(1)
    expect(ledger.keep('fits', true)).toBe(true)
    const heavy = new Ledger()
    const part = 'x'.repeat(OUTBOX.size / 4)
    expect([1, 2, 3].map(() => heavy.keep(part, true))).toEqual([true, true, true])
    expect([heavy.keep('x', true), heavy.keep(part, false), heavy.keep('x', false)]).toEqual([false, true, true])
  })

  it('[H4] gives the oldest up for its own frames, and says that only the place can be resumed', () => {
    const ledger = new Ledger()
    keepMany(ledger, OUTBOX.frames)
    expect(ledger.resume).toEqual({ received: 0, sent: 256 })
    ledger.keep('one more', false)
    expect([ledger.resume, ledger.unread(0)]).toEqual([undefined, null])
    // The server had it after all.
    ledger.acknowledge(1)
    expect([ledger.resume, ledger.unread(256)]).toEqual([{ received: 0, sent: 257 }, ['one more']])
  })

  it('[H4] asks after 64 frames, or 256 KiB', () => {
    const ledger = new Ledger()
    const asked = Array.from({ length: 130 }, () => (ledger.keep('x', false), ledger.asks()))
    expect(asked.flatMap((isAsked, at) => (isAsked ? [at + 1] : []))).toEqual([64, 128])
    const heavy = new Ledger()
    heavy.keep('x'.repeat(262_144), true)
    expect(heavy.asks()).toBe(true)
  })

  it('[H6] begins anew', () => {
    const ledger = new Ledger()
    keepMany(ledger, 200, true)
    ledger.count()
    ledger.restart()
    expect([ledger.resume, ledger.unread(0)]).toEqual([{ received: 0, sent: 0 }, []])
    expect(keepMany(ledger, 193, true).indexOf(false)).toBe(192)
  })
})
