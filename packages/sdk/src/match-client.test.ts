import type { ServerMessage } from '@mismatch/protocol'
import { describe, expect, it, vi } from 'vitest'
import { makeClient, startConnected, startPaired, startWaiting } from './testing/harness.ts'
import { settle } from './testing/fake-clock.ts'
import { pairedFrame, waitingFrame, welcomeFrame } from './testing/frames.ts'

const left = (session_id: string): ServerMessage => ({ type: 'PeerLeft', session_id, reason: 'skipped' })
const chat = (session_id: string, text: string, n = 0): ServerMessage => ({
  type: 'Chat',
  session_id,
  id: `${session_id} ${text}`,
  text,
  sent_at: 1,
  n,
})

describe('MatchClient, from partner to partner', () => {
  it('[Q1] [Q3] goes from idle to connected, each state saying why', async () => {
    const harness = makeClient()
    const { client, server, rtc, heard } = harness
    const seen: unknown[] = []
    client.on('paired', ({ session }) => seen.push(client.session === session, client.state))
    await startWaiting(harness, { pool: 'chess', profile: { name: 'Ada' } })
    expect(server.socket.of('Ready')).toEqual([
      { type: 'Ready', pool: 'chess', media: 'video', profile: { name: 'Ada' }, auto_requeue: true },
    ])
    expect(client.waiting).toEqual({ position: 0, online: 2, reason: 'queued' })
    server.socket.say(waitingFrame({ reason: 'only_recent' }))
    server.socket.say(pairedFrame('S1'))
    await settle()
    rtc.connection.become('connected')
    expect(heard.of('state').map(({ from, to, reason }) => `${from} > ${to}: ${reason}`)).toEqual([
      'idle > connecting: started',
      'connecting > waiting: queued',
      'waiting > negotiating: paired',
      'negotiating > connected: media_flowing',
    ])
    expect(heard.of('waiting').map(({ reason }) => reason)).toEqual(['queued', 'only_recent'])
    expect(seen).toEqual([true, 'negotiating'])
    expect(heard.of('connected')[0]?.session.peer).toMatchObject({ id: 'peer-S1', profile: { name: 'Lena' } })
    expect(client.waiting).toBeNull()
  })

  it('[Q1] asks for whom the person would meet', async () => {
    const harness = makeClient({ preferences: { mode: 'buddies_first', tags: ['chess'] } })
    await startWaiting(harness, { tags: ['go', 'Tea'], languages: ['de', 'pt-BR'] })
    expect(harness.server.of('Ready')).toEqual([
      {
        type: 'Ready',
        media: 'video',
        mode: 'buddies_first',
        tags: ['go', 'Tea'],
        languages: ['de', 'pt-BR'],
        auto_requeue: true,
      },
    ])
  })

  it('[mistake 1] late frames of the last partner do not reach the next', async () => {
    const harness = makeClient()
    const { client, server, rtc, heard } = harness
    await startConnected(harness, 'S1')
    client.next()
    server.socket.say(pairedFrame('S2', { offerer: false }))
    const late = [
      { type: 'Offer', session_id: 'S1', sdp: 'late' },
      { type: 'IceCandidate', session_id: 'S1', candidate: 'late', sdp_mid: '0', sdp_m_line_index: 0 },
      chat('S1', 'late'),
      left('S1'),
    ] as const
    for (const frame of late) server.socket.say(frame)
    rtc.connection.channel.open()
    rtc.connection.channel.say(chat('S1', 'late'))
    await settle()
    expect(rtc.connection.remoteDescription).toBeNull()
    server.socket.say({ type: 'Offer', session_id: 'S2', sdp: 'mine' })
    await settle()
    expect(rtc.connection.remoteDescription?.sdp).toBe('mine')
    expect(rtc.connection.candidates).toEqual([])
    expect(heard.of('message')).toEqual([])
    expect([client.state, client.session?.id]).toEqual(['negotiating', 'S2'])
  })

  it.each([true, false])('[mistake 2] obeys the flag of the server: offerer %s', async (offerer) => {
    const harness = makeClient()
    await startPaired(harness, 'S1', { offerer })
    expect(harness.server.of('Offer')).toHaveLength(offerer ? 1 : 0)
  })

  it('[mistake 3] Next closes the connection before the next is made; nothing accumulates in 100 of them', async () => {
    const harness = makeClient()
    const { client, server, rtc, devices, clock } = harness
    await startConnected(harness, 'S0')
    for (let round = 1; round <= 100; round++) {
      client.next()
      expect(rtc.open).toEqual([])
      server.socket.say(waitingFrame())
      server.socket.say(pairedFrame(`S${String(round)}`, { offerer: round % 2 === 0 }))
      await settle()
      rtc.connection.become('connected')
    }
    expect(rtc.connections).toHaveLength(101)
    expect(rtc.mostOpen).toBe(1)
    expect(rtc.connections.filter(({ listeners }) => listeners > 0)).toHaveLength(1)
    expect(devices.prompts).toHaveLength(1)
    expect(clock.pending).toBe(0)
  })

  it('[Q5] a hundred quick presses skip one session once', async () => {
    const harness = makeClient()
    const { client, server, heard } = harness
    await startConnected(harness, 'S1')
    for (let press = 0; press < 100; press++) client.next()
    server.socket.say(waitingFrame())
    for (let press = 0; press < 100; press++) client.next()
    expect(server.of('Skip')).toEqual([{ type: 'Skip', session_id: 'S1' }])
    expect(heard.of('peerleft')).toMatchObject([{ session: { id: 'S1' }, reason: 'next' }])
    expect(client.state).toBe('waiting')
  })

  it('[Q7] a partner who leaves ends the session, and the server says what follows', async () => {
    const harness = makeClient()
    const { client, server, rtc, heard } = harness
    await startConnected(harness, 'S1')
    server.socket.say(left('S1'))
    expect([client.state, client.session, rtc.open]).toEqual(['connecting', null, []])
    expect(heard.of('peerleft')).toMatchObject([{ reason: 'skipped' }])
    server.socket.say(waitingFrame())
    server.socket.say(pairedFrame('S2'))
    expect(client.session?.id).toBe('S2')
    expect(server.of('Ready')).toHaveLength(1)
  })

  it('[Q7] without autoRequeue it ends with the camera kept, and starts again on the same connection', async () => {
    const harness = makeClient()
    const { client, server, devices, heard } = harness
    await startWaiting(harness, { autoRequeue: false })
    expect(server.of('Ready')).toMatchObject([{ auto_requeue: false }])
    server.socket.say(pairedFrame('S1'))
    server.socket.say(left('S1'))
    server.socket.say({ type: 'Idle', reason: 'peer_left' })
    expect(client.state).toBe('ended')
    expect(heard.of('state').at(-1)).toMatchObject({ reason: 'peer_left' })
    expect([devices.live.length, client.signaling]).toEqual([2, 'online'])
    await startWaiting(harness)
    expect([server.sockets.length, devices.prompts.length, client.state]).toEqual([1, 1, 'waiting'])
  })

  it('[Q9] too long in the queue ends, with camera and connection let go', async () => {
    const harness = makeClient()
    const { client, server, devices } = harness
    await startWaiting(harness)
    server.socket.say({ type: 'Idle', reason: 'queue_timeout' })
    expect([client.state, client.signaling, devices.live]).toEqual(['ended', 'offline', []])
    expect(server.socket.closedWith).toEqual({ code: 1000 })
  })

  it('[Q11] a connection that fails is told, to the server as well, and the next one comes', async () => {
    const harness = makeClient()
    const { client, clock, server, rtc, heard } = harness
    await startPaired(harness, 'S1')
    clock.advance(15_000)
    expect(heard.errors).toEqual(['connection_failed'])
    expect(heard.of('peerleft')).toMatchObject([{ reason: 'failed' }])
    expect(server.of('Failed')).toEqual([{ type: 'Failed', session_id: 'S1', stage: 'connecting' }])
    expect(server.of('Skip')).toEqual([])
    server.socket.say(pairedFrame('S2'))
    expect(client.session?.id).toBe('S2')
    rtc.connection.become('connected')
    rtc.connection.become('disconnected')
    clock.advance(30_000)
    expect(server.of('Failed')[1]).toEqual({ type: 'Failed', session_id: 'S2', stage: 'connected' })
  })

  it('[Q11] a server that does not know Failed is told by Skip, from then on at once, and nobody is bothered', async () => {
    const harness = makeClient()
    const { client, clock, server, heard } = harness
    await startPaired(harness, 'S1')
    clock.advance(15_000)
    server.socket.say({ type: 'Error', code: 'unknown_type', message: '', ref: 'Failed' })
    expect(server.of('Skip')).toEqual([{ type: 'Skip', session_id: 'S1' }])
    server.socket.say(pairedFrame('S2'))
    clock.advance(15_000)
    expect([server.of('Failed').length, server.of('Skip').length]).toEqual([1, 2])
    server.socket.say(waitingFrame())
    expect([client.state, heard.errors]).toEqual(['waiting', ['connection_failed', 'connection_failed']])
  })

  it('[Q11] tells the server once by which path media flow, and after how long', async () => {
    const harness = makeClient()
    const { clock, server, rtc, heard } = harness
    await startPaired(harness, 'S1')
    clock.advance(412)
    rtc.connection.stats = {
      T: { type: 'transport', selectedCandidatePairId: 'P' },
      P: { type: 'candidate-pair', localCandidateId: 'L' },
      L: { type: 'local-candidate', candidateType: 'srflx' },
    }
    for (const state of ['connected', 'disconnected', 'connected'] as const) rtc.connection.become(state)
    await vi.dynamicImportSettled()
    await settle()
    expect(server.of('Connected')).toEqual([{ type: 'Connected', session_id: 'S1', path: 'srflx', ms: 412 }])
    // A server that does not know it would close after more than ten of them in a minute.
    server.socket.say({ type: 'Error', code: 'unknown_type', message: '', ref: 'Connected' })
    server.socket.say(pairedFrame('S2'))
    await settle()
    rtc.connection.become('connected')
    await vi.dynamicImportSettled()
    await settle()
    expect([server.of('Connected').length, heard.errors]).toEqual([1, []])
  })

  it('[Q11] says nothing of the path of a session that is over by then', async () => {
    const harness = makeClient()
    const { client, server, rtc } = harness
    await startConnected(harness, 'S1')
    await settle()
    server.socket.say(pairedFrame('S2'))
    await settle()
    rtc.connection.stats = {
      P: { type: 'candidate-pair', localCandidateId: 'L', selected: true },
      L: { type: 'local-candidate', candidateType: 'host' },
    }
    rtc.connection.become('connected')
    client.next()
    await vi.dynamicImportSettled()
    await settle()
    expect(server.of('Connected')).toEqual([])
  })

  it('[S3] a Skip that came too soon is sent again when the server says', async () => {
    const harness = makeClient()
    const { client, clock, server, heard } = harness
    await startConnected(harness, 'S1')
    client.next()
    server.socket.say({ type: 'Error', code: 'rate_limited', message: '', ref: 'Skip', retry_after_ms: 700 })
    expect([client.state, heard.errors]).toEqual(['connecting', ['rate_limited']])
    clock.advance(699)
    expect(server.of('Skip')).toHaveLength(1)
    clock.advance(1)
    expect(server.of('Skip')).toHaveLength(2)
    server.socket.say(waitingFrame())
    expect([client.state, clock.pending]).toEqual(['waiting', 0])
  })

  it('[S1] a report ends the session when it is stored, and may also name the last one', async () => {
    const harness = makeClient()
    const { client, server, heard } = harness
    await startConnected(harness, 'S1')
    const { session } = client
    const reported = session?.report('spam', 'sells things')
    server.socket.say({ type: 'Reported', session_id: 'S1', report_id: 'r1' })
    expect(await reported).toEqual({ reportId: 'r1' })
    expect(client.state).toBe('connecting')
    expect(heard.of('state').at(-1)).toMatchObject({ reason: 'reported' })
    server.socket.say(pairedFrame('S2'))
    const again = session?.report('spam')
    server.socket.say({ type: 'Reported', session_id: 'S1', report_id: 'r1' })
    expect(await again).toEqual({ reportId: 'r1' })
    expect(client.session?.id).toBe('S2')
  })
})

describe('MatchClient, blocking', () => {
  it('[S2] a block ends the session when it is confirmed, and may also name the last one', async () => {
    const harness = makeClient()
    const { client, server, heard } = harness
    await startConnected(harness, 'S1')
    const { session } = client
    const blocked = session?.block()
    expect(server.of('Block')).toEqual([{ type: 'Block', session_id: 'S1' }])
    server.socket.say({ type: 'Blocked', session_id: 'S1' })
    expect(await blocked).toBeUndefined()
    expect([client.state, heard.of('state').at(-1)?.reason]).toEqual(['connecting', 'blocked'])
    server.socket.say(pairedFrame('S2'))
    const again = session?.block()
    server.socket.say({ type: 'Blocked', session_id: 'S1' })
    await again
    expect(client.session?.id).toBe('S2')
  })

  it('[S2] a block that is not confirmed rejects as a report does', async () => {
    const harness = makeClient()
    const { client, clock, server, heard } = harness
    await startConnected(harness, 'S1')
    const failed = { code: 'report_failed', retryable: true }
    const refused = expect(client.session?.block()).rejects.toMatchObject(failed)
    server.socket.say({ type: 'Error', code: 'not_paired', message: 'no', ref: 'Block' })
    await refused
    const unanswered = expect(client.session?.block()).rejects.toMatchObject(failed)
    clock.advance(15_000)
    await unanswered
    expect([client.state, heard.errors]).toEqual(['connected', []])
  })
})

describe('MatchClient, saying and showing', () => {
  it('[R2] talks by relay until the channel is open, then by the channel', async () => {
    const harness = makeClient()
    const { client, server, rtc, heard } = harness
    await startPaired(harness, 'S1')
    const { session } = client
    const first = session?.sendMessage('by relay')
    expect(server.of('Chat')).toMatchObject([{ session_id: 'S1', id: first?.id, text: 'by relay' }])
    rtc.connection.channel.open()
    session?.sendMessage('by channel')
    expect(rtc.connection.channel.sent.join()).toContain('by channel')
    rtc.connection.channel.say(chat('S1', 'hey', 0))
    server.socket.say(chat('S1', 'ho', 1))
    expect(server.of('Chat')).toHaveLength(1)
    expect(heard.of('message').map(({ message }) => [message.from, message.text])).toEqual([
      ['me', 'by relay'],
      ['me', 'by channel'],
      ['peer', 'hey'],
      ['peer', 'ho'],
    ])
    client.next()
    expect(() => session?.sendMessage('late')).toThrow(expect.objectContaining({ code: 'session_over' }))
    expect(session?.messages).toHaveLength(4)
  })

  it('[R2] tells what became of messages, and who reacted', async () => {
    const harness = makeClient()
    const { client, server, rtc, heard } = harness
    await startConnected(harness, 'S1')
    const { channel } = rtc.connection
    channel.open()
    const mine = client.session?.sendMessage('hello')
    const about = { session_id: 'S1', id: mine?.id }
    channel.say({ type: 'Receipt', ...about, status: 'delivered', n: 0 })
    server.socket.say({ type: 'Receipt', session_id: 'S1', id: mine?.id ?? '', status: 'read', n: 1 })
    channel.say({ type: 'Reaction', ...about, emoji: '👍', n: 2 })
    client.session?.react('🎉', mine?.id)
    expect(heard.of('receipt')).toMatchObject([
      { session: { id: 'S1' }, status: 'delivered', message: { id: mine?.id, status: 'delivered' } },
      { session: { id: 'S1' }, status: 'read' },
    ])
    expect(heard.of('reaction')).toMatchObject([
      { session: { id: 'S1' }, emoji: '👍', from: 'peer', message: { id: mine?.id, status: 'read' } },
      { emoji: '🎉', from: 'me' },
    ])
    client.next()
    client.session?.markRead()
    const last = heard.of('reaction')[0]?.session
    last?.markRead()
    expect(() => last?.react('👍')).toThrow(expect.objectContaining({ code: 'session_over' }))
  })

  it('[R2] what the lost channel may have swallowed goes by relay, as what it was', async () => {
    const harness = makeClient()
    const { client, server, rtc } = harness
    await startConnected(harness, 'S1')
    const { channel } = rtc.connection
    channel.open()
    client.session?.sendMessage('swallowed?')
    rtc.connection.become('disconnected')
    const [sent] = channel.sent.flatMap((text) => (text.includes('Chat') ? [JSON.parse(text) as unknown] : []))
    expect(server.of('Chat')).toEqual([sent])
    client.session?.sendMessage('meanwhile')
    expect(server.of('Chat')).toMatchObject([{}, { text: 'meanwhile' }])
    rtc.connection.become('connected')
    client.session?.sendMessage('mended')
    expect(channel.sent.at(-1)).toContain('mended')
  })

  it('[R3] a text session makes no connection between the browsers and opens no device', async () => {
    const harness = makeClient()
    const { client, clock, server, rtc, devices, heard } = harness
    await startPaired(harness, 'S1', { media: 'text' })
    expect([client.state, rtc.connections, devices.prompts]).toEqual(['connected', [], []])
    expect(heard.of('connected')).toHaveLength(1)
    client.session?.sendMessage('hi')
    client.media.setMicrophone(false)
    server.socket.say(chat('S1', 'hey'))
    client.session?.markRead()
    client.session?.react('👋')
    expect(server.of('Chat')).toMatchObject([{ text: 'hi' }])
    expect(server.of('Receipt').map(({ id, status }) => [id, status])).toEqual([
      ['S1 hey', 'delivered'],
      ['S1 hey', 'read'],
    ])
    expect(server.of('Reaction')).toMatchObject([{ session_id: 'S1', emoji: '👋' }])
    expect([rtc.connections, devices.prompts, server.of('PeerState')]).toEqual([[], [], []])
    clock.advance(60_000)
    expect([client.state, heard.errors]).toEqual(['connected', []])
    expect(await client.session?.stats()).toBeNull()
  })

  it('[R2] tells the partner what is switched, without renegotiation', async () => {
    const harness = makeClient()
    const { client, server, rtc, devices } = harness
    await startConnected(harness, 'S1')
    const { channel } = rtc.connection
    channel.open()
    client.media.setCamera(false)
    client.media.setMicrophone(false)
    expect(channel.sent.map((text) => JSON.parse(text) as unknown)).toMatchObject([
      { type: 'PeerState', audio: true, video: true },
      { type: 'PeerState', audio: true, video: false },
      { type: 'PeerState', audio: false, video: false },
    ])
    expect(devices.live.map(({ enabled }) => enabled)).toEqual([false, false])
    expect(server.of('Offer')).toHaveLength(1)
  })

  it('[S3] a refused message is marked, and the error names it by its id', async () => {
    const harness = makeClient()
    await startPaired(harness, 'S1')
    const message = harness.client.session?.sendMessage('too fast')
    harness.server.socket.say({
      type: 'Error',
      code: 'rate_limited',
      message: 'at most 5 Chat a second',
      ref: 'Chat',
      ref_id: message?.id,
      retry_after_ms: 200,
    })
    expect(harness.client.session?.messages).toEqual([{ ...message, status: 'failed' }])
    expect(harness.heard.of('message').map(({ message: each }) => [each.id, each.status])).toEqual([
      [message?.id, 'sent'],
      [message?.id, 'failed'],
    ])
    const [{ error } = { error: undefined }] = harness.heard.of('error')
    expect(error).toMatchObject({ code: 'rate_limited', refId: message?.id, retryAfterMs: 200, retryable: true })
    expect(harness.client.state).toBe('negotiating')
  })

  it('[R6] where the server says so messages go by it alone, those by data channel are dropped, and a refused one is told', async () => {
    const harness = makeClient()
    const { client, server, rtc, heard } = harness
    await client.start()
    server.socket.welcome({ features: { ...welcomeFrame().features, chat: 'server' } })
    await startConnected(harness, 'S1')
    rtc.connection.openChannels()
    rtc.connection.channel.say({ type: 'Chat', session_id: 'S1', id: 'x', text: 'past it', sent_at: 1 })
    expect(heard.of('message')).toEqual([])
    const message = client.session?.sendMessage('bad word')
    expect(server.heard('Chat')).toMatchObject({ id: message?.id, text: 'bad word' })
    expect(rtc.connection.channel.sent.filter((text) => text.includes('"Chat"'))).toEqual([])
    server.say({ type: 'Error', code: 'forbidden', message: 'no', ref: 'Chat', ref_id: message?.id })
    expect(client.session?.messages).toEqual([{ ...message, status: 'refused' }])
    const [{ error } = { error: undefined }] = heard.of('error')
    expect(error).toMatchObject({ code: 'server_error', serverCode: 'forbidden', refId: message?.id, retryable: false })
  })

  it("hands out the partner's picture, once per stream and none of an ended session", async () => {
    const harness = makeClient()
    const { client, rtc, heard } = harness
    await startConnected(harness, 'S1')
    const stream = {}
    rtc.connection.receiveTrack(stream)
    rtc.connection.receiveTrack(stream)
    expect(heard.of('remotestream')).toHaveLength(1)
    const { session } = client
    expect(session?.remoteStream).toBe(stream)
    client.next()
    expect(session?.remoteStream).toBeNull()
  })
})
