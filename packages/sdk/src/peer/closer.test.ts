import { describe, expect, it } from 'vitest'
import { FakeClock } from '../testing/fake-clock.ts'
import { FakeConnection } from '../testing/fake-rtc.ts'
import { Closer } from './closer.ts'

const TURN = ['stun:turn.example.com', 'turn:turn.example.com']

async function makeGathering(urls: string | string[]) {
  const connection = new FakeConnection({ iceServers: [{ urls: 'stun:stun.example.com' }, { urls }] })
  connection.addTransceiver('video')
  await connection.setLocalDescription()
  return connection
}

function makeCloser() {
  const clock = new FakeClock()
  return { clock, closer: new Closer(clock) }
}

describe('Closer', () => {
  it('[Q4] closes a connection once the relay has answered, and has it send nothing meanwhile', async () => {
    const { clock, closer } = makeCloser()
    const connection = await makeGathering(TURN)
    closer.close(connection)
    expect([connection.isClosed, connection.transceivers.map(({ direction }) => direction)]).toEqual([
      false,
      ['stopped'],
    ])
    connection.gather('candidate:1 1 udp 1 203.0.113.1 5 typ relay')
    expect(connection.isClosed).toBe(false)
    connection.gather(null)
    expect([connection.isClosed, connection.listeners, clock.pending]).toEqual([true, 0, 0])
  })

  it('[Q4] may be told twice to close the same', async () => {
    const { clock, closer } = makeCloser()
    const connection = await makeGathering(TURN)
    closer.close(connection)
    closer.close(connection)
    expect([connection.isClosed, clock.pending]).toEqual([false, 1])
    connection.gather(null)
    closer.close(connection)
    expect([connection.isClosed, clock.pending]).toEqual([true, 0])
  })

  it('[Q4] waits two seconds for a relay that does not answer', async () => {
    const { clock, closer } = makeCloser()
    const connection = await makeGathering('turn:turn.example.com')
    closer.close(connection)
    clock.advance(1_999)
    expect(connection.isClosed).toBe(false)
    clock.advance(1)
    expect([connection.isClosed, connection.listeners, clock.pending]).toEqual([true, 0, 0])
  })

  it('[Q4] waits for one at a time', async () => {
    const { clock, closer } = makeCloser()
    const [first, second] = [await makeGathering(TURN), await makeGathering(TURN)]
    closer.close(first)
    closer.close(second)
    expect([first.isClosed, second.isClosed, clock.pending]).toEqual([true, false, 1])
  })

  it('[Q4] closes at once what asks no relay, or has its answers, or has not begun', async () => {
    const { clock, closer } = makeCloser()
    const answered = await makeGathering(TURN)
    answered.gather(null)
    const unasked = new FakeConnection({ iceServers: [{ urls: TURN }] })
    for (const connection of [await makeGathering('stun:other.example.com'), answered, unasked]) {
      closer.close(connection)
      expect(connection.isClosed).toBe(true)
    }
    expect(clock.pending).toBe(0)
  })

  it('[Q4] closes at once when that is asked for, also twice, and goes on after it', async () => {
    const { clock, closer } = makeCloser()
    const connection = await makeGathering(TURN)
    closer.close(connection)
    closer.closeNow()
    closer.closeNow()
    expect([connection.isClosed, connection.listeners, clock.pending]).toEqual([true, 0, 0])
    const next = await makeGathering(TURN)
    closer.close(next)
    expect(next.isClosed).toBe(false)
  })
})
