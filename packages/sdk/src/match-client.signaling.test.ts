import { describe, expect, it } from 'vitest'
import { makeClient, startConnected, startPaired, startWaiting } from './testing/harness.ts'
import { pairedFrame, waitingFrame } from './testing/frames.ts'

describe('MatchClient, while signaling comes and goes', () => {
  it('[mistake 13] runs no timer while it waits, so that a hidden tab keeps its place', async () => {
    const harness = makeClient()
    await startWaiting(harness)
    expect(harness.clock.pending).toBe(0)
    harness.clock.advance(3_600_000)
    expect([harness.client.state, harness.server.sockets.length]).toEqual(['waiting', 1])
  })

  it('[mistake 12] a reconnect shows, asks for the place again and shows it', async () => {
    const harness = makeClient()
    const { client, clock, server, heard } = harness
    await startWaiting(harness, { pool: 'chess' })
    heard.all.length = 0
    server.socket.shut(1006)
    expect([client.state, client.signaling, client.waiting]).toEqual(['connecting', 'connecting', null])
    clock.advance(250)
    server.socket.welcome()
    expect(server.socket.of('Ready')).toMatchObject([{ pool: 'chess' }])
    server.socket.say(waitingFrame({ position: 3 }))
    expect(heard.all.map(({ type, event }) => ('to' in event ? `${type} ${event.to} ${event.reason}` : type))).toEqual([
      'signaling connecting lost',
      'state connecting signaling_lost',
      'signaling connecting retry',
      'signaling online welcome',
      'state waiting queued',
      'waiting',
    ])
    expect(heard.of('signaling')[0]).toEqual({ from: 'online', to: 'connecting', reason: 'lost', retryInMs: 250 })
    expect(client.waiting?.position).toBe(3)
  })

  it('[H10] a call outlives its signaling until the server says that it is over', async () => {
    const harness = makeClient()
    const { client, clock, server, rtc, heard } = harness
    await startConnected(harness, 'S1')
    rtc.connection.channel.open()
    server.socket.shut(1006)
    expect([client.state, rtc.open.length]).toEqual(['connected', 1])
    client.session?.sendMessage('still here')
    expect(rtc.connection.channel.sent.at(-1)).toContain('still here')
    clock.advance(250)
    server.socket.welcome()
    expect(heard.of('peerleft')).toMatchObject([{ session: { id: 'S1' }, reason: 'lost' }])
    expect([client.state, rtc.open, server.socket.of('Ready').length]).toEqual(['connecting', [], 1])
    server.socket.say(pairedFrame('S2'))
    expect(client.session?.id).toBe('S2')
  })

  it('[H6] Next while offline is kept: the new connection asks for a partner', async () => {
    const harness = makeClient()
    const { client, clock, server, rtc } = harness
    await startConnected(harness, 'S1')
    server.socket.shut(1006)
    client.next()
    expect([client.state, rtc.open]).toEqual(['connecting', []])
    clock.advance(250)
    server.socket.welcome()
    expect([server.socket.of('Skip').length, server.socket.of('Ready').length]).toEqual([0, 1])
  })

  it('[E2] tells `unreachable`, goes on, and starts by itself when the server is back', async () => {
    const { client, clock, server, heard } = makeClient()
    await client.start()
    for (let failure = 0; failure < 4; failure++) {
      server.socket.shut(1006)
      clock.advance(heard.of('signaling').at(-1)?.retryInMs ?? NaN)
    }
    expect([heard.errors, client.state]).toEqual([['unreachable'], 'connecting'])
    server.socket.welcome()
    server.socket.say(waitingFrame())
    expect(client.state).toBe('waiting')
  })

  it('[H10] a partner who hangs up while signaling is away ends the call, and the next is asked for', async () => {
    const harness = makeClient()
    const { client, clock, server, rtc, heard } = harness
    await startConnected(harness, 'S1')
    rtc.connection.channel.open()
    server.socket.shut()
    rtc.connection.channel.hangUp()
    clock.advance(1_000)
    expect([client.state, client.session, rtc.open]).toEqual(['connecting', null, []])
    expect(heard.of('peerleft')).toMatchObject([{ reason: 'lost' }])
    expect([heard.errors, server.of('Skip')]).toEqual([[], []])
    server.socket.welcome()
    expect(server.of('Ready')).toHaveLength(2)
  })

  it('[H10] a partner who hangs up while the server is there leaves as the server says', async () => {
    const harness = makeClient()
    const { clock, server, rtc, heard } = harness
    await startConnected(harness, 'S1')
    rtc.connection.channel.open()
    rtc.connection.channel.hangUp()
    clock.advance(900)
    server.socket.say({ type: 'PeerLeft', session_id: 'S1', reason: 'skipped' })
    clock.advance(60_000)
    expect(heard.of('peerleft').map(({ reason }) => reason)).toEqual(['skipped'])
    expect([server.of('Skip'), clock.pending]).toEqual([[], 0])
  })

  it('[H10] a partner who hangs up and of whom the server says nothing is skipped there', async () => {
    const harness = makeClient()
    const { client, clock, server, rtc, heard } = harness
    await startConnected(harness, 'S1')
    rtc.connection.channel.open()
    rtc.connection.channel.hangUp()
    clock.advance(1_000)
    expect(server.of('Skip')).toEqual([{ type: 'Skip', session_id: 'S1' }])
    server.socket.say({ type: 'PeerLeft', session_id: 'S1', reason: 'left' })
    server.socket.say(waitingFrame())
    expect(heard.of('peerleft').map(({ reason }) => reason)).toEqual(['lost'])
    expect(client.state).toBe('waiting')
  })

  it('[Q7] without autoRequeue a partner who hangs up ends it, whatever the server still says of it', async () => {
    const harness = makeClient({ preferences: { autoRequeue: false } })
    const { client, clock, server, rtc, devices, heard } = harness
    await startConnected(harness, 'S1')
    rtc.connection.channel.open()
    rtc.connection.channel.hangUp()
    clock.advance(1_000)
    expect([client.state, heard.of('state').at(-1)?.reason, server.of('Skip')]).toEqual(['ended', 'peer_left', []])
    expect(server.of('Leave')).toHaveLength(1)
    await client.start()
    server.socket.say({ type: 'PeerLeft', session_id: 'S1', reason: 'left' })
    server.socket.say({ type: 'Idle', reason: 'peer_left' })
    server.socket.say({ type: 'Idle', reason: 'left' })
    expect([client.state, client.signaling, devices.live.length]).toEqual(['connecting', 'online', 2])
    server.socket.say(waitingFrame())
    expect(client.state).toBe('waiting')
  })

  it('[H6] a session that the server holds and this client does not know has failed', async () => {
    const { client, server, heard } = makeClient()
    await client.start({ media: 'text' })
    server.socket.welcome({ state: 'paired', session_id: 'S9' })
    expect(server.of('Ready')).toHaveLength(1)
    expect(server.of('Failed')).toEqual([{ type: 'Failed', session_id: 'S9', stage: 'unknown' }])
    server.socket.say(waitingFrame())
    expect([client.state, heard.errors]).toEqual(['waiting', []])
  })

  it('[F3] what is no Mismatch server ends it', async () => {
    const { client, clock, server, devices, heard } = makeClient()
    await client.start()
    server.socket.open('')
    expect([heard.errors, client.state, client.signaling]).toEqual([['not_a_mismatch_server'], 'ended', 'offline'])
    expect([devices.live, clock.pending]).toEqual([[], 0])
  })

  it.each([
    [4502, 'banned'],
    [4504, 'replaced'],
  ])('[E2] a close for good, %i, ends call and camera and names why', async (code, name) => {
    const harness = makeClient()
    const { client, clock, server, rtc, devices, heard } = harness
    await startConnected(harness, 'S1')
    const reported = expect(client.session?.report('spam')).rejects.toMatchObject({ code: 'report_failed' })
    server.socket.shut(code)
    await reported
    expect(heard.of('error')[0]?.error).toMatchObject({ code: 'refused', closeCode: code, closeName: name })
    expect([client.state, rtc.open, devices.live, clock.pending]).toEqual(['ended', [], [], 0])
  })

  it('[E1] a Ready that is refused for good ends, and says why', async () => {
    const harness = makeClient()
    const { client, server, heard } = harness
    await client.start()
    server.socket.welcome()
    server.socket.say({ type: 'Error', code: 'forbidden', message: 'this pool is closed', ref: 'Ready' })
    expect([client.state, client.signaling]).toEqual(['ended', 'offline'])
    expect(heard.of('error')[0]?.error).toMatchObject({ code: 'server_error', serverCode: 'forbidden' })
  })

  it('[S3] a Ready that came too soon is sent again when the server says', async () => {
    const { client, clock, server } = makeClient()
    await client.start()
    server.socket.welcome()
    server.socket.say({ type: 'Error', code: 'rate_limited', message: '', ref: 'Ready', retry_after_ms: 2_500 })
    clock.advance(2_500)
    expect(server.of('Ready')).toHaveLength(2)
    await client.stop()
    expect(clock.pending).toBe(0)
  })

  it('[R3] a text session ends with its signaling, which is its only road', async () => {
    const harness = makeClient()
    const { client, server, heard } = harness
    await startPaired(harness, 'S1', { media: 'text' })
    server.socket.shut(1012)
    expect(client.state).toBe('connecting')
    expect(heard.of('peerleft')).toMatchObject([{ reason: 'lost' }])
  })
})
