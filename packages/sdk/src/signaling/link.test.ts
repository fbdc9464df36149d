import { closeCode, closeCodes } from '@mismatch/protocol'
import { describe, expect, it } from 'vitest'
import { settle } from '../testing/fake-clock.ts'
import type { FakeServer } from '../testing/fake-server.ts'
import { pairedFrame, waitingFrame } from '../testing/frames.ts'
import { makeLink } from '../testing/make-link.ts'

describe('Link', () => {
  it('[F3] offers the subprotocol, and [H1] says Hello first', () => {
    const { link, server, welcomes } = makeLink()
    link.open()
    expect(server.socket).toMatchObject({ url: 'wss://match.example.com/ws', offered: 'mismatch.v1' })
    server.socket.welcome()
    expect(server.socket.received[0]).toEqual({ type: 'Hello', device_id: 'd' })
    expect(welcomes).toHaveLength(1)
    expect(link.status).toBe('online')
  })

  it('[H3] sends nothing before the Welcome', () => {
    const { link, server } = makeLink()
    link.open()
    expect(link.send({ type: 'Leave' })).toBe(false)
    server.socket.open()
    expect(link.send({ type: 'Leave' })).toBe(false)
    expect(server.socket.of('Leave')).toEqual([])
  })

  it('[H4] answers a Ping with the counted frames since the Welcome, at once', () => {
    const { link, server } = makeLink()
    link.open()
    server.socket.welcome()
    server.socket.say(waitingFrame())
    server.socket.sayText('{"type":"FromTheFuture"}')
    server.socket.sayText('not JSON')
    server.socket.say({ type: 'Ping', received: 0 })
    expect(server.socket.of('Pong')).toEqual([{ type: 'Pong', received: 3 }])
  })

  it('[F4] passes over unknown types in silence, and tells a bad frame once', () => {
    const { link, server, frames, errors } = makeLink()
    link.open()
    server.socket.welcome()
    server.socket.sayText('{"type":"FromTheFuture","x":1}')
    expect(errors).toEqual([])
    server.socket.sayText('{"type":"Waiting","position":-1}')
    server.socket.sayText('{"type":"__proto__"}')
    server.socket.sayText(new ArrayBuffer(2))
    server.socket.say(waitingFrame())
    expect(errors.map(({ code }) => code)).toEqual(['server_error'])
    expect(frames).toEqual([waitingFrame()])
  })

  it('[mistake 13] runs no timer while it is online', () => {
    const { link, clock, server } = makeLink()
    link.open()
    expect(clock.pending).toBe(1)
    server.socket.welcome()
    server.socket.say(waitingFrame())
    expect(clock.pending).toBe(0)
  })

  it('closes twice, leaving no socket, timer or listener', () => {
    let listeners = 0
    const listen = () => (listeners++, () => void listeners--)
    const { link, clock, server } = makeLink({ listen })
    for (const at of ['opening', 'online', 'pausing'] as const) {
      link.open()
      if (at !== 'opening') server.socket.welcome()
      if (at === 'pausing') server.socket.shut()
      expect(listeners).toBe(6)
      link.close()
      link.close()
      expect({ at, status: link.status, timers: clock.pending, listeners }).toEqual({
        at,
        status: 'offline',
        timers: 0,
        listeners: 0,
      })
      if (at !== 'pausing') expect(server.socket.closedWith).toEqual({ code: 1000 })
    }
  })

  it('hears nothing of an old socket, however late', () => {
    const { link, clock, server, frames, statuses } = makeLink()
    link.open()
    const old = server.socket
    clock.advance(10_000)
    expect(old.closedWith).toEqual({ code: undefined })
    clock.advance(250)
    server.socket.welcome()
    const before = statuses.length
    old.welcome()
    old.say(waitingFrame())
    old.shut(4502)
    expect(statuses).toHaveLength(before)
    expect(frames).toEqual([])
    expect(server.sockets).toHaveLength(2)
  })
})

describe('Link, after a loss', () => {
  it('[E2] backs off with full jitter, doubling up to the bound', () => {
    const { link, clock, server, statuses } = makeLink()
    link.open()
    const pauses = Array.from({ length: 8 }, () => {
      server.socket.shut()
      const { retryInMs = NaN } = statuses.at(-1) ?? {}
      clock.advance(retryInMs)
      return retryInMs
    })
    expect(pauses).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000])
    expect(server.sockets).toHaveLength(9)
  })

  it('[E2] tells `unreachable` after three failures in a row, once, and goes on', () => {
    const { link, clock, server, errors, statuses } = makeLink()
    link.open()
    for (let failure = 0; failure < 5; failure++) {
      server.socket.shut()
      expect(errors).toHaveLength(failure < 2 ? 0 : 1)
      clock.advance(statuses.at(-1)?.retryInMs ?? NaN)
    }
    expect(errors[0]).toMatchObject({ code: 'unreachable', retryable: true })
    server.socket.welcome()
    expect(link.status).toBe('online')
  })

  it('counts a constructor that throws as a failure', () => {
    const insecure = class {
      constructor() {
        throw new DOMException('', 'SecurityError')
      }
    }
    const { link, clock, errors } = makeLink({ socket: () => insecure as never })
    link.open()
    clock.advance(5_000)
    expect(errors[0]).toMatchObject({ code: 'unreachable', cause: { name: 'SecurityError' } })
  })

  it('gives up an attempt that hangs, with and without an open socket', () => {
    const { link, clock, server, statuses } = makeLink()
    link.open()
    clock.advance(10_000)
    clock.advance(250)
    server.socket.open()
    clock.advance(10_000)
    expect(server.sockets.map(({ closedWith }) => closedWith)).toEqual([{ code: undefined }, { code: undefined }])
    expect(statuses.map(({ reason }) => reason)).toEqual(['open', 'failed', 'retry', 'failed'])
  })

  it('starts the backoff anew after a connection that held, not after one that was thrown out', () => {
    const { link, clock, server, statuses } = makeLink()
    link.open()
    const pauseAfter = (onlineMs: number) => {
      server.socket.welcome()
      clock.advance(onlineMs)
      server.socket.shut(1013)
      const pause = statuses.at(-1)?.retryInMs
      clock.advance(pause ?? NaN)
      return pause
    }
    expect([pauseAfter(0), pauseAfter(0), pauseAfter(0), pauseAfter(5_000)]).toEqual([250, 500, 1_000, 250])
  })

  it('[E3] comes back when a draining server said', () => {
    const { link, clock, server, statuses, counts } = makeLink()
    link.open()
    server.socket.welcome()
    server.socket.say({ type: 'Draining', reconnect_in_ms: 3_000 })
    clock.advance(1_000)
    server.socket.shut(1012)
    expect(statuses.at(-1)).toMatchObject({ to: 'connecting', reason: 'draining', retryInMs: 2_000 })
    expect(counts.losses).toBe(1)
    clock.advance(1_999)
    expect(server.sockets).toHaveLength(1)
    clock.advance(1)
    expect(server.sockets).toHaveLength(2)
  })

  it('[E2] stays away as long as 4003 says', () => {
    const { link, clock, server, statuses } = makeLink()
    link.open()
    server.socket.welcome()
    server.socket.shut(4003, 'retry_after_ms=8000')
    expect(statuses.at(-1)).toMatchObject({ to: 'connecting', reason: 'wait', retryInMs: 8_250 })
    clock.advance(7_999)
    expect(server.sockets).toHaveLength(1)
    clock.advance(251)
    expect(server.sockets).toHaveLength(2)
  })

  it.each([...Object.keys(closeCodes).map(Number), 3000, 4600])(
    '[E2] does after close %i what the table says',
    async (code) => {
      const { link, clock, server, refusals, counts } = makeLink()
      link.open()
      server.socket.welcome()
      server.socket.shut(code)
      // Some come back with a token, which is got first.
      clock.advance(1_000)
      await settle()
      clock.advance(60_000)
      const { then, name } = closeCode(code)
      if (then === 'stop') {
        expect(refusals).toMatchObject([{ code: 'refused', closeCode: code, closeName: name, retryable: false }])
        expect({ sockets: server.sockets.length, status: link.status, timers: clock.pending }).toEqual({
          sockets: 1,
          status: 'offline',
          timers: 0,
        })
      } else {
        expect(counts.losses).toBe(1)
        expect(server.sockets.length).toBeGreaterThan(1)
      }
    },
  )

  it('tries at once when the network comes back, and only then', () => {
    let back = () => {}
    const { link, server } = makeLink({
      listen: (type, listener) => {
        if (type === 'online') back = () => listener({})
        return () => {}
      },
    })
    link.open()
    back()
    expect(server.sockets).toHaveLength(1)
    server.socket.shut()
    back()
    expect(server.sockets).toHaveLength(2)
  })
})

describe('Link, at something that is no Mismatch server', () => {
  it.each([
    ['a server without the subprotocol', (server: FakeServer) => server.socket.open('')],
    ['one with another', (server: FakeServer) => server.socket.open('mismatch.v9')],
    ['an echo', (server: FakeServer) => (server.socket.open(), server.socket.sayText('{"type":"Hello"}'))],
    ['a chatty one', (server: FakeServer) => (server.socket.open(), server.socket.sayText('welcome!'))],
    [
      'one that pairs before it welcomes',
      (server: FakeServer) => (server.socket.open(), server.socket.say(pairedFrame('S'))),
    ],
  ])('[F3] stops at %s', (_what, act) => {
    const { link, clock, server, refusals, frames } = makeLink()
    link.open()
    act(server)
    expect(refusals.map(({ code }) => code)).toEqual(['not_a_mismatch_server'])
    clock.advance(60_000)
    expect({ sockets: server.sockets.length, status: link.status, timers: clock.pending, frames }).toEqual({
      sockets: 1,
      status: 'offline',
      timers: 0,
      frames: [],
    })
    expect(server.socket.closedWith).toBeDefined()
  })
})
