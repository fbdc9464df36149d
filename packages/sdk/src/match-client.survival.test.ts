import { describe, expect, it } from 'vitest'
import { makeClient, startConnected, startPaired, startWaiting, type Harness } from './testing/harness.ts'
import { pairedFrame, waitingFrame } from './testing/frames.ts'

/** A client among fakes, at a server that keeps places. */
function makeKept(resumes: 'exact' | 'session' = 'exact', options?: Parameters<typeof makeClient>[0]) {
  const harness = makeClient(options)
  harness.server.resumes = resumes
  return harness
}

/** The pause is over, and the server answers. */
function comeBack({ clock, server, heard }: Harness): void {
  clock.advance(heard.of('signaling').at(-1)?.retryInMs ?? NaN)
  server.socket.welcome()
}

describe('MatchClient, over a lost connection to a server that keeps places', () => {
  it('[H6] a place in the queue stays, and what changed meanwhile is told', async () => {
    const harness = makeKept()
    const { client, server, heard } = harness
    await startWaiting(harness)
    heard.all.length = 0
    server.cut()
    expect([client.state, client.signaling, client.waiting?.position]).toEqual(['waiting', 'connecting', 0])
    server.say(waitingFrame({ position: 3 }))
    comeBack(harness)
    expect(heard.all.map(({ type, event }) => ('to' in event ? `${type} ${event.to} ${event.reason}` : type))).toEqual([
      'signaling connecting lost',
      'signaling connecting retry',
      'signaling online welcome',
      'waiting',
    ])
    expect([client.waiting?.position, server.of('Ready').length]).toEqual([3, 1])
  })

  it('[H6] where only the place was kept, the wish is said again', async () => {
    const harness = makeKept('session')
    const { client, server } = harness
    await startWaiting(harness, { pool: 'chess' })
    server.cut()
    comeBack(harness)
    expect([client.state, server.of('Ready').map(({ pool }) => pool)]).toEqual(['waiting', ['chess', 'chess']])
  })

  it.each(['video', 'text'] as const)('[H5] a %s session stays, with what both say meanwhile', async (media) => {
    const harness = makeKept()
    const { client, server, heard } = harness
    const lena = await startPaired(harness, 'S1', { media })
    const { state, session } = client
    server.stall()
    session?.sendMessage('into the broken line')
    server.cut()
    session?.sendMessage('while away')
    lena.says('and mine?')
    expect([client.state, client.session]).toEqual([state, session])
    comeBack(harness)
    expect(server.of('Chat').map(({ text }) => text)).toEqual(['into the broken line', 'while away'])
    expect(session?.messages.map(({ text }) => text)).toEqual(['into the broken line', 'while away', 'and mine?'])
    expect([heard.of('peerleft'), heard.errors, server.of('Ready').length]).toEqual([[], [], 1])
  })

  it('[H6] where only the session was kept, messages without a receipt are said again, as what they were', async () => {
    const harness = makeKept('session')
    const { client, server, heard } = harness
    await startPaired(harness, 'S1', { media: 'text' })
    client.session?.sendMessage('before')
    server.cut()
    client.session?.sendMessage('while away')
    comeBack(harness)
    const [before, ...again] = server.of('Chat')
    expect(again).toMatchObject([before, { text: 'while away', n: 1 }])
    expect([client.state, heard.of('peerleft'), server.of('Ready').length]).toEqual(['connected', [], 2])
  })

  it('[H5] what is not back in time is lost: the queue is asked anew, a call goes on', async () => {
    const waiting = makeKept()
    await startWaiting(waiting)
    const text = makeKept()
    await startPaired(text, 'S1', { media: 'text' })
    const call = makeKept()
    await startConnected(call, 'S1')
    const after = [waiting, text, call].map(({ client, clock, server }) => {
      server.cut()
      clock.advance(29_999)
      const before = client.state
      clock.advance(1)
      return [before, client.state]
    })
    expect(after).toEqual([
      ['waiting', 'connecting'],
      ['connected', 'connecting'],
      ['connected', 'connected'],
    ])
    waiting.server.resumes = text.server.resumes = call.server.resumes = 'none'
    for (const { server } of [waiting, text, call]) server.socket.welcome()
    expect(waiting.server.of('Ready')).toHaveLength(2)
    expect([call.client.state, call.heard.of('peerleft').map(({ reason }) => reason)]).toEqual(['connecting', ['lost']])
  })

  it('[H6] a session that the server still holds when ours was given up has failed', async () => {
    const harness = makeKept('exact', { connectTimeoutMs: 0 })
    const { client, clock, server } = harness
    await startPaired(harness, 'S1')
    server.cut()
    clock.advance(30_000)
    expect(client.session).toBeNull()
    server.socket.welcome()
    expect(server.of('Failed')).toEqual([{ type: 'Failed', session_id: 'S1', stage: 'unknown' }])
  })

  it('[Q5] Next while away is carried out with the connection, also where the server lost it', async () => {
    for (const resumes of ['exact', 'session'] as const) {
      const harness = makeKept(resumes)
      const { client, server, rtc } = harness
      await startConnected(harness, 'S1')
      server.cut()
      client.next()
      expect([client.state, rtc.open]).toEqual(['connecting', []])
      comeBack(harness)
      expect(server.of('Skip')).toEqual([{ type: 'Skip', session_id: 'S1' }])
      server.say({ type: 'PeerLeft', session_id: 'S1', reason: 'left' })
      server.say(pairedFrame('S2'))
      expect(client.session?.id).toBe('S2')
    }
  })

  it('[S1] a report under way arrives with the connection, and is known to have failed without it', async () => {
    const kept = makeKept()
    await startConnected(kept, 'S1')
    const stored = kept.client.session?.report('spam')
    kept.server.cut()
    const blocked = kept.client.session?.block()
    comeBack(kept)
    expect([kept.server.of('Report').length, kept.server.of('Block').length]).toEqual([1, 1])
    kept.server.say({ type: 'Reported', session_id: 'S1', report_id: 'r' })
    kept.server.say({ type: 'Blocked', session_id: 'S1' })
    expect([await stored, await blocked]).toEqual([{ reportId: 'r' }, undefined])

    const lost = makeKept('session')
    await startConnected(lost, 'S1')
    const failed = expect(lost.client.session?.report('spam')).rejects.toMatchObject({ code: 'report_failed' })
    lost.server.cut()
    comeBack(lost)
    await failed
  })

  it('[H10] asks whether the server is there when the way to the partner is interrupted', async () => {
    const harness = makeKept()
    const { client, clock, server, rtc } = harness
    await startConnected(harness, 'S1')
    server.stall()
    rtc.connection.become('disconnected')
    clock.advance(3_000)
    expect(server.sockets).toHaveLength(2)
    server.socket.welcome()
    expect([client.signaling, client.state]).toEqual(['online', 'connected'])
  })

  it('[E3] a server that restarts ends no call', async () => {
    const harness = makeKept('session')
    const { client, clock, server, heard } = harness
    await startConnected(harness, 'S1')
    server.restart(1_000)
    expect([client.state, heard.of('signaling').at(-1)?.reason]).toEqual(['connected', 'draining'])
    clock.advance(1_000)
    server.socket.welcome()
    expect([client.state, client.session?.id, heard.of('peerleft')]).toEqual(['connected', 'S1', []])
  })

  it('[H5] stop while away leaves nothing behind', async () => {
    const harness = makeKept()
    const { client, clock, server, devices } = harness
    await startConnected(harness, 'S1')
    server.cut()
    await client.stop()
    expect([client.state, client.signaling, clock.pending, devices.live]).toEqual(['ended', 'offline', 0, []])
    await client.start()
    server.socket.open()
    expect(server.heard('Hello')).not.toHaveProperty('resume')
  })
})
