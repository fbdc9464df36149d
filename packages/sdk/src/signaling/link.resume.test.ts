import type { ClientMessage, ServerMessage } from '@mismatch/protocol'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { FakeSocket } from '../testing/fake-server.ts'
import { makeLink } from '../testing/make-link.ts'
import { waitingFrame } from '../testing/frames.ts'
import type { Listen } from './hints.ts'

const skip = (session_id: string): ClientMessage => ({ type: 'Skip', session_id })
const typing = (n: number) => ({ type: 'Typing', session_id: 'S', active: true, n }) as const
const left = (session_id: string): ServerMessage => ({ type: 'PeerLeft', session_id, reason: 'left' })

/** Online at a server that keeps places. */
function online(resumes: 'exact' | 'session' = 'exact', parts?: Parameters<typeof makeLink>[0]) {
  const made = makeLink(parts)
  const { link, clock, server } = made
  server.resumes = resumes
  link.open()
  server.socket.welcome()
  /** The pause is over, and the server answers. */
  const back = () => {
    clock.advance(made.statuses.at(-1)?.retryInMs ?? 0)
    server.socket.welcome()
  }
  return { ...made, back }
}

describe('Link, over a lost connection', () => {
  it('[H6] exact: each side sends again what the other has not, in order, and nobody is told of a loss', () => {
    const { link, server, frames, counts, welcomes, back } = online()
    link.send(skip('1'))
    server.stall()
    link.send(skip('2'))
    server.say(left('a'))
    server.cut()
    expect([link.send(skip('3')), link.status]).toEqual([true, 'connecting'])
    server.say(left('b'))
    back()
    expect(server.of('Hello').at(-1)?.resume).toEqual({ token: 'resume-1', received: 0, sent: 3 })
    expect(server.of('Skip')).toEqual(['1', '2', '3'].map(skip))
    expect(frames).toEqual([left('a'), left('b')])
    expect([counts.losses, welcomes.at(-1)?.isSeamless]).toEqual([0, true])
  })

  it('[H5] tries more often while its place is kept', () => {
    const { clock, server, statuses } = online()
    server.cut()
    const pauses: number[] = []
    while (clock.now() < 1_790_000_000_000 + 60_000) {
      const pause = statuses.at(-1)?.retryInMs ?? Number.NaN
      pauses.push(pause)
      clock.advance(pause)
      server.socket.shut()
    }
    expect(pauses.slice(0, 6)).toEqual([250, 500, 1_000, 2_000, 2_000, 2_000])
    expect(pauses.slice(-2)).toEqual([10_000, 10_000])
  })

  it('[H4] says how much it has read right after the Welcome, and its counters outlive an exact one', () => {
    const { server, back } = online()
    expect(server.of('Ping')).toEqual([{ type: 'Ping', received: 0 }])
    server.say(left('a'))
    server.cut()
    back()
    server.say(left('b'))
    server.cut()
    back()
    expect(server.of('Ping').map(({ received }) => received)).toEqual([0, 1, 2])
    expect(server.of('Hello').at(-1)?.resume).toEqual({ token: 'resume-2', received: 2, sent: 0 })
  })

  it('[H4] asks after 64 frames, and keeps none that were read', () => {
    const { link, server, back } = online()
    for (let n = 0; n < 1_000; n++) expect(link.send(typing(n))).toBe(true)
    expect(server.of('Ping')).toHaveLength(1 + 15)
    server.cut()
    back()
    expect(server.of('Typing')).toHaveLength(1_000)
  })

  it('[H4] refuses relayed frames while three quarters are unread, and takes its own', () => {
    const { link, server, back } = online()
    server.cut()
    const taken = Array.from({ length: 200 }, (_, n) => link.send(typing(n)))
    expect(taken.indexOf(false)).toBe(192)
    expect(link.send(skip('1'))).toBe(true)
    back()
    expect([server.of('Typing').length, server.of('Skip').length]).toEqual([192, 1])
  })

  it('[H6] session: what was on its way is given up, counters begin anew, and the client says what it wants', () => {
    const { link, server, counts, welcomes, back } = online('session')
    server.say(left('a'))
    server.cut()
    link.send(skip('1'))
    back()
    expect(server.of('Skip')).toEqual([])
    expect([counts.losses, welcomes.at(-1)]).toMatchObject([0, { resumed: 'session', isSeamless: false }])
    server.resumes = 'exact'
    link.send(skip('2'))
    server.cut()
    back()
    expect(server.of('Hello').at(-1)?.resume).toEqual({ token: 'resume-2', received: 0, sent: 1 })
    expect(server.of('Skip')).toEqual([skip('2')])
  })

  it('[H5] a place is kept for so long; after it the loss is told, once', () => {
    const { clock, server, counts } = online()
    server.cut()
    clock.advance(29_999)
    expect(counts.losses).toBe(0)
    clock.advance(1)
    expect(counts.losses).toBe(1)
    clock.advance(60_000)
    expect(counts.losses).toBe(1)
  })

  it('[H6] a server that still has it all after that is believed, and what is wanted is said anew', () => {
    const { link, clock, server, frames, counts, welcomes } = online()
    server.cut()
    link.send(skip('1'))
    server.say(left('a'))
    clock.advance(30_000)
    server.socket.welcome()
    expect([server.of('Skip'), frames]).toEqual([[skip('1')], [left('a')]])
    expect([counts.losses, welcomes.at(-1)]).toMatchObject([1, { resumed: 'exact', isSeamless: false }])
  })

  it('[H7] a Welcome that gets lost loses nothing', () => {
    const { link, clock, server, frames, back } = online()
    server.cut()
    link.send(skip('1'))
    server.say(left('a'))
    clock.advance(250)
    server.socket.open()
    server.stall()
    server.socket.welcome()
    server.cut()
    back()
    expect(server.of('Hello').at(-1)?.resume).toEqual({ token: 'resume-1', received: 0, sent: 1 })
    expect([server.of('Skip'), frames]).toEqual([[skip('1')], [left('a')]])
  })

  it('[mistake 12] [H7] resumes with the newest token, whichever frame brought it', () => {
    const { server, back } = online()
    server.say(waitingFrame({ resume_token: 'newer' }))
    server.say(waitingFrame())
    server.cut()
    back()
    expect(server.of('Hello').at(-1)?.resume?.token).toBe('newer')
  })

  it('[H6] a server that says to have read what was never sent has kept the place at best', () => {
    const { link, clock, server, welcomes } = online()
    server.cut()
    link.send(skip('1'))
    clock.advance(250)
    server.socket.welcome({ received: 5 })
    expect([welcomes.at(-1)?.isSeamless, server.of('Skip')]).toEqual([false, []])
  })

  it('[H5] a server that keeps nothing has lost it at once, and nothing waits for it', () => {
    const { link, server, counts } = makeLink()
    link.open()
    server.socket.welcome()
    server.cut()
    expect([counts.losses, link.send(skip('1'))]).toEqual([1, false])
  })

  it('[E3] a server that restarts is resumed when it said', () => {
    const { clock, server, counts, welcomes } = online('session')
    server.restart(2_000)
    clock.advance(1_999)
    expect(server.sockets).toHaveLength(1)
    clock.advance(1)
    server.socket.welcome()
    expect([counts.losses, welcomes.at(-1)?.resumed]).toEqual([0, 'session'])
  })
})

describe('Link, when something hints that the connection may be gone', () => {
  it('[H10] asks, and an answer within 3 s is the end of it', () => {
    const { link, clock, server, statuses } = online()
    const before = statuses.length
    link.check()
    expect(server.of('Ping')).toHaveLength(2)
    clock.advance(60_000)
    expect([server.sockets.length, statuses.length, clock.pending]).toEqual([1, before, 0])
  })

  it('[H10] without one tries a new socket beside the old, which is read until the Hello and ended after the Welcome', () => {
    const { link, clock, server, frames, statuses, counts } = online()
    const [old] = server.sockets
    server.stall()
    link.send(skip('1'))
    server.say(left('late'))
    link.check()
    link.check()
    clock.advance(3_000)
    expect([server.sockets.length, old?.closedWith, statuses.at(-1)?.reason]).toEqual([2, undefined, 'lost'])
    old?.onmessage?.({ data: JSON.stringify(left('late')) } as never)
    expect(frames).toEqual([left('late')])
    server.socket.open()
    expect([old?.onmessage, old?.closedWith, server.heard('Hello').resume?.received]).toEqual([null, undefined, 1])
    server.socket.welcome()
    expect([old?.closedWith, link.status, counts.losses]).toEqual([{ code: undefined }, 'online', 0])
    expect(server.of('Skip')).toEqual([skip('1')])
  })

  it('[H10] gives an attempt 3 s, and after a few of them more, for a slow network', () => {
    const { clock, server, statuses } = online()
    server.cut()
    const gaveUpAfter = Array.from({ length: 4 }, () => {
      clock.advance(statuses.at(-1)?.retryInMs ?? NaN)
      const from = clock.now()
      while (server.socket.closedWith === undefined) clock.advance(1_000)
      return clock.now() - from
    })
    expect(gaveUpAfter).toEqual([3_000, 3_000, 3_000, 10_000])
  })

  it('[H10] at a server that keeps nothing, silence is a loss', () => {
    const { link, clock, server, counts } = makeLink()
    link.open()
    server.socket.welcome()
    server.stall()
    link.check()
    clock.advance(3_000)
    expect([counts.losses, server.socket.closedWith, link.status]).toEqual([1, { code: undefined }, 'connecting'])
  })

  it.each(['online', 'change', 'pageshow', 'visibilitychange'] as const)('[H10] hears %s', (type) => {
    const listeners: Parameters<Listen>[1][] = []
    const listen: Listen = (each, listener) => (each === type && listeners.push(listener), () => {})
    const hint = (event = {}) => listeners.forEach((hear) => hear(event))
    const { clock, server } = online('exact', { listen })
    hint({ target: { visibilityState: 'hidden' } })
    expect(server.of('Ping')).toHaveLength(1)
    hint()
    expect(server.of('Ping')).toHaveLength(2)
    server.cut()
    hint()
    expect(server.sockets).toHaveLength(2)
    // Whom the server asked to stay away does not come at a hint.
    server.socket.shut(4003, 'retry_after_ms=9000')
    hint()
    expect(server.sockets).toHaveLength(2)
    clock.advance(9_250)
    expect(server.sockets).toHaveLength(3)
  })

  it('[H5] closes every socket that it has as done, in the middle of it all', () => {
    const { link, clock, server } = online()
    server.stall()
    link.check()
    clock.advance(3_000)
    server.socket.open()
    link.close()
    expect(server.sockets.map(({ closedWith }) => closedWith)).toEqual([{ code: 1000 }, { code: 1000 }])
    expect([clock.pending, link.send(skip('1'))]).toEqual([0, false])
  })
})

const isConnecting = ({ protocol, closedWith }: FakeSocket) => protocol === '' && closedWith === undefined

it('[H6] wherever it is cut, whatever gets lost, even Welcomes: no frame lost, none twice, all in order', () => {
  const act = fc.constantFrom('ours', 'ours', 'theirs', 'theirs', 'stall', 'cut', 'check', 'time', 'answer', 'open')
  fc.assert(
    fc.property(fc.array(act, { maxLength: 80 }), (acts) => {
      const { link, clock, server, frames, counts } = online()
      const ours: number[] = []
      const theirs: number[] = []
      const answer = () => {
        const { socket } = server
        if (link.status === 'connecting' && (socket.isOpen || isConnecting(socket))) socket.welcome()
      }
      for (const [at, each] of acts.entries()) {
        if (each === 'ours' && link.send(typing(at))) ours.push(at)
        if (each === 'theirs') {
          server.say(typing(at))
          theirs.push(at)
        }
        if (each === 'stall') server.stall()
        if (each === 'cut') server.cut()
        if (each === 'check') link.check()
        // Less than what a place is kept for, all together.
        if (each === 'time') clock.advance(300)
        if (each === 'open' && isConnecting(server.socket)) server.socket.open()
        if (each === 'answer') answer()
      }
      server.cut()
      for (let tries = 0; link.status !== 'online' && tries < 20; tries++) {
        clock.advance(1_000)
        answer()
      }
      const nOf = (all: readonly (ServerMessage | ClientMessage)[]) => all.map((each) => ('n' in each ? each.n : null))
      expect(counts.losses).toBe(0)
      expect([nOf(server.of('Typing')), nOf(frames)]).toEqual([ours, theirs])
    }),
  )
})
