import { describe, expect, it } from 'vitest'
import { makeClient, startConnected, startPaired, startWaiting } from './testing/harness.ts'
import { settle } from './testing/fake-clock.ts'
import { pairedFrame, waitingFrame } from './testing/frames.ts'

describe('MatchClient, starting', () => {
  it('prepares camera and signaling without a place in the queue', async () => {
    const { client, server, devices, heard } = makeClient()
    await Promise.all([client.prepare(), client.prepare()])
    server.socket.welcome()
    expect([client.state, client.signaling, server.sockets.length, devices.prompts.length]).toEqual([
      'idle',
      'online',
      1,
      1,
    ])
    expect(server.of('Ready')).toEqual([])
    expect(heard.of('localstream')).toMatchObject([{ stream: client.media.stream }])
  })

  it.each([
    ['NotAllowedError', 'camera_refused'],
    ['NotFoundError', 'camera_missing'],
    ['NotReadableError', 'camera_busy'],
  ])('[mistake 17] %s rejects start as %s, and audio or text alone is a way on', async (name, code) => {
    const harness = makeClient()
    const { client, server, devices, heard } = harness
    devices.fault = name
    await expect(client.start()).rejects.toMatchObject({ code, retryable: true })
    expect([client.state, client.signaling]).toEqual(['idle', 'offline'])
    expect(heard.errors).toEqual([])
    devices.fault = null
    await startWaiting(harness, { media: 'audio' })
    expect(client.state).toBe('waiting')
    await client.stop()
    devices.fault = name
    await startWaiting(harness, { media: 'text' })
    expect([client.state, server.of('Ready').at(-1)?.media]).toEqual(['waiting', 'text'])
  })

  it('[mistake 17] a browser without what is needed says so', async () => {
    // What is not passed in comes from the place it runs in, which is Node here.
    const without = (name: string) => makeClient({ [name]: undefined })
    const expected = { code: 'unsupported_browser', retryable: false }
    await expect(without('RTCPeerConnection').client.start()).rejects.toMatchObject(expected)
    await expect(without('mediaDevices').client.start()).rejects.toMatchObject(expected)
    await expect(without('RTCPeerConnection').client.start({ media: 'text' })).resolves.toBeUndefined()
  })

  it('rejects preferences that the server would refuse', async () => {
    const { client, server } = makeClient()
    await expect(client.start({ pool: 'Not A Pool' })).rejects.toMatchObject({ code: 'invalid_options' })
    expect([client.state, server.sockets]).toEqual(['idle', []])
  })

  it('[mistake 3] stop during the camera prompt leaves no light on and asks for nothing', async () => {
    const { client, server, devices, clock } = makeClient()
    devices.asks = true
    const started = client.start()
    server.socket.welcome()
    await client.stop()
    devices.prompt.grant()
    await started
    expect(devices.tracks).toHaveLength(2)
    expect([client.state, devices.live, server.of('Ready'), clock.pending]).toEqual(['ended', [], [], 0])
  })

  it('[Q9] new wishes that cross the end of the wait are not ended by it', async () => {
    const harness = makeClient()
    const { client, server, devices } = harness
    await startWaiting(harness)
    await client.start({ tags: ['chess'] })
    server.socket.say({ type: 'Idle', reason: 'queue_timeout' })
    expect([client.state, client.signaling, devices.live.length]).toEqual(['waiting', 'online', 2])
    server.socket.say(waitingFrame())
    server.socket.say(pairedFrame('S1'))
    expect(client.session?.id).toBe('S1')
  })

  it('the latest of several starts wins', async () => {
    const { client, server, devices } = makeClient()
    devices.asks = true
    const video = client.start({ media: 'video' })
    server.socket.welcome()
    await client.start({ media: 'text' })
    devices.prompt.refuse('NotAllowedError')
    await video
    expect(server.of('Ready')).toMatchObject([{ media: 'text' }])
    expect(client.state).toBe('connecting')
  })

  it('[Q1] new preferences while running are asked for, and a refused camera changes nothing', async () => {
    const harness = makeClient()
    const { client, server, devices } = harness
    await startWaiting(harness, { media: 'audio' })
    await client.start({ media: 'audio', pool: 'chess' })
    expect(server.of('Ready').at(-1)).toMatchObject({ media: 'audio', pool: 'chess' })
    devices.fault = 'NotAllowedError'
    await expect(client.start({ media: 'video' })).rejects.toMatchObject({ code: 'camera_refused' })
    expect([client.state, client.signaling, server.of('Ready').length]).toEqual(['waiting', 'online', 2])
    expect(devices.live.map(({ kind }) => kind)).toEqual(['audio'])
  })

  it('[mistake 4] an offer with candidates that comes while the camera prompt is open is kept', async () => {
    const harness = makeClient()
    const { client, server, rtc, devices } = harness
    await startWaiting(harness, { media: 'audio' })
    devices.asks = true
    const upgraded = client.start({ media: 'video' })
    server.socket.say(pairedFrame('S1', { offerer: false }))
    server.socket.say({ type: 'Offer', session_id: 'S1', sdp: 'theirs' })
    for (const candidate of ['one', 'two']) {
      server.socket.say({ type: 'IceCandidate', session_id: 'S1', candidate, sdp_mid: '0', sdp_m_line_index: 0 })
    }
    await settle()
    expect([client.state, rtc.connections]).toEqual(['negotiating', []])
    devices.prompt.grant()
    await upgraded
    await settle()
    expect(rtc.connection.candidates).toMatchObject([{ candidate: 'one' }, { candidate: 'two' }])
    expect(rtc.connection.tracks.map(({ kind }) => kind)).toEqual(['audio', 'video'])
    expect(server.of('Answer')).toHaveLength(1)
  })

  it('[H1] says Hello with the device id and the client', async () => {
    const { client, server } = makeClient({ deviceId: 'd1', client: { name: 'my app', version: '7' } })
    await client.prepare({ media: 'text' })
    server.socket.open()
    expect(server.socket.received).toEqual([
      { type: 'Hello', device_id: 'd1', client: { name: 'my app', version: '7' } },
    ])
  })

  it('[H8] keeps a random device id in storage', async () => {
    const entries = new Map<string, string>()
    const storage = {
      getItem: (key: string) => entries.get(key) ?? null,
      setItem: (key: string, value: string) => void entries.set(key, value),
    }
    const ids: (string | undefined)[] = []
    for (let visit = 0; visit < 2; visit++) {
      const { client, server } = makeClient({ deviceId: undefined, storage })
      await client.prepare({ media: 'text' })
      server.socket.open()
      ids.push(server.socket.of('Hello')[0]?.device_id)
      client.destroy()
    }
    expect(ids[0]).toMatch(/^[0-9a-f]{32}$/)
    expect(ids[1]).toBe(ids[0])
  })

  it("[H2] uses the server's STUN, unless the options name servers", async () => {
    const named = makeClient()
    await startPaired(named, 'S1')
    expect(named.rtc.connection.configuration.iceServers).toEqual([{ urls: ['stun:stun.example.com'] }])
    const own = makeClient({ rtc: { iceServers: [{ urls: ['turn:t'], username: 'u' }], iceTransportPolicy: 'relay' } })
    await startPaired(own, 'S1')
    expect(own.rtc.connection.configuration).toEqual({
      iceServers: [{ urls: ['turn:t'], username: 'u' }],
      iceTransportPolicy: 'relay',
      bundlePolicy: 'max-bundle',
    })
  })
})

describe('MatchClient, stopping', () => {
  it('[mistake 3] stop ends every track, connection, timer and listener', async () => {
    const harness = makeClient()
    const { client, clock, server, rtc, devices, heard } = harness
    await startConnected(harness, 'S1')
    client.session?.setTyping(true)
    server.socket.say({ type: 'Typing', session_id: 'S1', active: true, n: 0 })
    await client.stop()
    await client.stop()
    expect(server.of('Leave')).toHaveLength(1)
    expect(server.socket.closedWith).toEqual({ code: 1000 })
    expect([devices.live, rtc.open, rtc.connection.listeners, clock.pending]).toEqual([[], [], 0, 0])
    expect([client.state, client.signaling, client.session, client.media.stream]).toEqual([
      'ended',
      'offline',
      null,
      null,
    ])
    expect(heard.of('peerleft')).toMatchObject([{ reason: 'stopped' }])
    expect(heard.of('localstream').at(-1)).toEqual({ stream: null })
  })

  it('hears nothing of the old connection after stop, and starts anew', async () => {
    const harness = makeClient()
    const { client, server } = harness
    await startConnected(harness, 'S1')
    const old = server.socket
    await client.stop()
    old.say(waitingFrame())
    old.say(pairedFrame('S2'))
    old.shut(4502)
    expect(client.state).toBe('ended')
    await startWaiting(harness)
    expect([client.state, server.sockets.length]).toEqual(['waiting', 2])
  })

  it.each(['idle', 'prompt', 'waiting', 'connected'])('destroys twice while %s, leaving nothing', async (when) => {
    const harness = makeClient()
    const { client, clock, server, rtc, devices, heard } = harness
    if (when === 'prompt') devices.asks = true
    if (when === 'prompt') void client.start()
    if (when === 'waiting') await startWaiting(harness)
    if (when === 'connected') await startConnected(harness, 'S1')
    client.destroy()
    client.destroy()
    const said = heard.all.length
    if (when === 'prompt') devices.prompt.grant()
    await settle()
    expect([devices.live, rtc.open, clock.pending]).toEqual([[], [], 0])
    expect(server.sockets.every(({ closedWith }) => closedWith?.code === 1000)).toBe(true)
    await expect(client.start()).rejects.toMatchObject({ code: 'destroyed' })
    await expect(client.prepare()).rejects.toMatchObject({ code: 'destroyed' })
    client.next()
    await client.stop()
    expect(heard.all).toHaveLength(said)
  })

  it('may be told by its own listeners to stop or skip', async () => {
    const harness = makeClient()
    const { client, server, rtc, devices } = harness
    client.on('connected', () => client.next())
    client.on('peerleft', () => void client.stop())
    await startConnected(harness, 'S1')
    expect([client.state, server.of('Skip').length, server.of('Leave').length]).toEqual(['ended', 1, 1])
    expect([rtc.open, devices.live]).toEqual([[], []])
  })

  it.each(['state', 'signaling', 'localstream'] as const)('may be destroyed by its own `%s` listener', async (type) => {
    for (const call of ['start', 'prepare'] as const) {
      const { client, clock, devices, server } = makeClient()
      client.on(type, () => client.destroy())
      await client[call]()
      // `prepare` changes no state, so there nobody has called it off.
      client.destroy()
      expect([client.signaling, devices.live, clock.pending]).toEqual(['offline', [], 0])
      expect(server.sockets.every(({ closedWith }) => closedWith !== undefined)).toBe(true)
    }
  })
})
