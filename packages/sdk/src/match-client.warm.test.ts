import { afterEach, expect, describe, it, vi } from 'vitest'
import type { MatchClientOptions } from './options.ts'
import { settle } from './testing/fake-clock.ts'
import type { FakeTrack } from './testing/fake-devices.ts'
import type { FakeConnection } from './testing/fake-rtc.ts'
import { pairedFrame, waitingFrame, type PairedAs } from './testing/frames.ts'
import { makeClient, startWaiting, type Harness } from './testing/harness.ts'

type Paired = ReturnType<typeof pairedFrame>

/** A client that waits, with the next connection ready as far as that goes without its network. */
async function makeWaiting(options: Partial<MatchClientOptions> = {}) {
  const harness = makeClient({ warmStart: true, ...options })
  await startWaiting(harness)
  await vi.dynamicImportSettled()
  await settle()
  return harness
}

/** The same, and the server was told. */
async function makePrepared() {
  const harness = await makeWaiting()
  harness.rtc.connection.gather('candidate:early')
  harness.rtc.connection.gather(null)
  await settle()
  const { offer_id, offer } = harness.server.heard('Prepare')
  return { ...harness, offer_id, offer, spare: harness.rtc.connection }
}

async function pair({ server }: Harness, id: string, as: PairedAs, more: Partial<Paired> = {}) {
  server.socket.say({ ...pairedFrame(id, as), ...more })
  await settle()
}

/** Until the call has been calm for long enough to make the next connection. */
async function makeCalling() {
  const harness = await makeWaiting()
  await pair(harness, 'S1', { offerer: false })
  const live = harness.rtc.connection
  live.become('connected')
  harness.clock.advance(1_999)
  expect(harness.rtc.open).toEqual([live])
  harness.clock.advance(1)
  await settle()
  return { ...harness, live, spare: harness.rtc.connection }
}

const openOf = ({ rtc }: Harness): FakeConnection[] => rtc.open

/** What a page hears of its network. */
function stubNetwork() {
  const listeners: { type: string; run: (event: object) => void }[] = []
  const source = {
    addEventListener: (type: string, run: () => void) => listeners.push({ type, run }),
    removeEventListener: (type: string, run: () => void) => {
      const at = listeners.findIndex((each) => each.type === type && each.run === run)
      if (at >= 0) listeners.splice(at, 1)
    },
  }
  vi.stubGlobal('addEventListener', source.addEventListener)
  vi.stubGlobal('removeEventListener', source.removeEventListener)
  vi.stubGlobal('navigator', { connection: source })
  const tell = (wanted: 'online' | 'change') => {
    for (const { type, run } of [...listeners]) if (type === wanted) run({})
  }
  return { listeners, tell }
}

afterEach(() => vi.unstubAllGlobals())

describe('MatchClient, with the next connection ready', () => {
  it('[Q4] while waiting makes an offer with the own tracks, a place for both kinds and the channels, and tells it once gathered', async () => {
    const { server, rtc, clock } = await makeWaiting({ preferences: { media: 'audio' } })
    const { connection } = rtc
    expect([connection.tracks.map(({ kind }) => kind), connection.asked, connection.channels.length]).toEqual([
      ['audio'],
      [{ kind: 'video', direction: 'recvonly' }],
      2,
    ])
    expect(server.of('Prepare')).toEqual([])
    connection.gather('candidate:1')
    connection.gather(null)
    expect(server.of('Prepare')).toMatchObject([{ offer: connection.localDescription?.sdp }])
    clock.advance(1_000)
    expect(server.of('Prepare')).toHaveLength(1)
  })

  it('[Q4] tells after half a second what was gathered by then', async () => {
    const { server, clock, rtc } = await makeWaiting()
    clock.advance(499)
    expect(server.of('Prepare')).toEqual([])
    clock.advance(1)
    expect(server.of('Prepare')).toMatchObject([{ offer: rtc.connection.localDescription?.sdp }])
  })

  it('[Q4] the offerer whose offer was delivered goes on with that connection, offers nothing, and sends its candidates', async () => {
    const harness = await makePrepared()
    const { server, rtc, clock, client, offer_id, spare } = harness
    await pair(harness, 'S1', { offerer: true }, { offer_id, offer_delivered: true })
    expect(openOf(harness)).toEqual([spare])
    spare.gather('candidate:late')
    expect(server.of('Offer')).toEqual([])
    expect(server.of('IceCandidate').map(({ candidate }) => candidate)).toEqual([
      'candidate:early',
      '',
      'candidate:late',
    ])
    server.socket.say({ type: 'Answer', session_id: 'S1', sdp: 'theirs' })
    await settle()
    expect(spare.remoteDescription?.sdp).toBe('theirs')
    spare.become('connected')
    spare.channel.open()
    expect(client.state).toBe('connected')
    client.session?.sendMessage('hello')
    expect(spare.channel.sent).toHaveLength(2)
    expect(rtc.mostOpen).toBe(1)
    clock.advance(2_000)
    expect(rtc.mostOpen).toBe(2)
  })

  it('[H11] gathers by the TURN servers that came with the place in the queue, and tries again by the newest', async () => {
    const harness = makeClient({ warmStart: true })
    const { server, rtc, clock } = harness
    const give = (...urls: string[]) =>
      server.socket.say({ type: 'IceServers', ice_servers: [{ urls }], ice_expires_at: 1 })
    const servers = () => rtc.connection.configuration.iceServers?.[0]?.urls
    const started = harness.client.start()
    await vi.dynamicImportSettled()
    server.socket.welcome()
    await started
    expect([server.heard('Ready').offer, rtc.connection.localDescription]).toEqual(['offer 1', null])
    give('turn:one')
    server.socket.say(waitingFrame())
    await settle()
    expect(servers()).toEqual(['turn:one'])
    await pair(harness, 'S1', { offerer: true })
    server.socket.say({ type: 'Answer', session_id: 'S1', sdp: 'theirs' })
    give('turn:two')
    clock.advance(5_000)
    expect(servers()).toEqual(['turn:two'])
  })

  it('[Q4] an offer that was not delivered goes out at once', async () => {
    const harness = await makeWaiting()
    const { server, rtc } = harness
    const spare = rtc.connection
    server.socket.say(pairedFrame('S1', { offerer: true }))
    expect(server.of('Offer')).toEqual([{ type: 'Offer', session_id: 'S1', sdp: spare.localDescription?.sdp }])
    await settle()
    expect([openOf(harness), server.of('Offer').length]).toEqual([[spare], 1])
  })

  it('[Q4] the answerer answers the offer that came with the pairing, and lets the own go', async () => {
    const harness = await makePrepared()
    const { server, rtc, spare } = harness
    await pair(harness, 'S1', { offerer: false }, { offer_id: 'theirs', offer: 'their offer' })
    expect(spare.isClosed).toBe(true)
    expect(rtc.connection.remoteDescription?.sdp).toBe('their offer')
    expect([server.of('Answer').length, server.of('Offer')]).toEqual([1, []])
    expect(rtc.mostOpen).toBe(1)
  })

  it.each(['aged', 'from another network', 'with another kind of device'])(
    '[Q4] keeps the connection of an offer %s until the server confirms the next',
    async (why) => {
      const { tell, listeners } = stubNetwork()
      const harness = await makePrepared()
      const { server, rtc, clock, client, spare, offer_id } = harness
      if (why === 'aged') clock.advance(60_000)
      if (why === 'from another network') {
        tell('online')
        clock.advance(5_000)
      }
      if (why === 'with another kind of device') {
        spare.transceivers.splice(1)
        await client.media.useDevice('video-1')
      }
      await settle()
      const next = rtc.connection
      expect(openOf(harness)).toEqual([spare, next])
      next.gather(null)
      const prepared = server.of('Prepare').at(-1)?.offer_id ?? ''
      expect(prepared).not.toBe(offer_id)
      clock.advance(120_000)
      expect(rtc.mostOpen).toBe(2)
      server.socket.say(waitingFrame({ prepared }))
      expect(spare.isClosed).toBe(true)
      client.destroy()
      expect([openOf(harness), clock.pending, listeners]).toEqual([[], 0, []])
    },
  )

  it.each(['online', 'change'] as const)(
    '[Q4] [H10] gathers anew on a network that is another by `%s`: once, when it has settled',
    async (type) => {
      const { tell } = stubNetwork()
      const { clock, rtc, server } = await makePrepared()
      const made = async (afterMs: number) => {
        const before = rtc.connections.length
        clock.advance(afterMs)
        await settle()
        return rtc.connections.length - before
      }
      for (let step = 0; step < 5; step++) {
        tell(type)
        expect(await made(4_999)).toBe(0)
      }
      expect([await made(1), await made(15_000)]).toEqual([1, 0])
      rtc.connection.gather(null)
      server.socket.say(waitingFrame({ prepared: server.of('Prepare').at(-1)?.offer_id ?? '' }))
      expect([await made(44_999), await made(1)]).toEqual([0, 1])
    },
  )

  it('[Q4] goes on with the older one if the server has given that away', async () => {
    const harness = await makePrepared()
    const { rtc, clock, spare, offer_id } = harness
    clock.advance(60_000)
    await settle()
    rtc.connection.gather(null)
    await pair(harness, 'S1', { offerer: true }, { offer_id, offer_delivered: true })
    expect(openOf(harness)).toEqual([spare])
  })

  it('[Q4] another camera goes on in the same offer', async () => {
    const harness = await makePrepared()
    const { client, devices, rtc, spare } = harness
    devices.plug('video', 'video-2')
    await client.media.useDevice('video-2')
    await settle()
    expect(rtc.connections).toEqual([spare])
    expect(spare.transceivers[1]?.sender.track).toMatchObject({ deviceId: 'video-2' } satisfies Partial<FakeTrack>)
  })

  it('[Q4] two seconds into a call makes the next one, which uses no network before there is a partner', async () => {
    const harness = await makeCalling()
    const { client, server, rtc, live, spare } = harness
    expect([openOf(harness), spare.localDescription]).toEqual([[live, spare], null])
    client.next()
    const { offer, offer_id } = server.heard('Skip')
    await settle()
    expect(spare.localDescription).toBe(null)
    await pair(harness, 'S2', { offerer: true }, { offer_id: offer_id ?? '', offer_delivered: true })
    expect(spare.localDescription?.sdp).toBe(offer)
    spare.gather('candidate:1')
    expect([openOf(harness), server.of('Offer')]).toEqual([[spare], []])
    expect(server.of('IceCandidate').at(-1)).toMatchObject({ session_id: 'S2', candidate: 'candidate:1' })
    expect([rtc.mostOpen, rtc.connections.length]).toEqual([2, 3])
  })

  it('[Q4] the offer of a Skip is told again with its candidates while nobody is there', async () => {
    const { client, server, spare } = await makeCalling()
    client.next()
    server.socket.say(waitingFrame())
    await settle()
    expect(server.of('Prepare')).toEqual([])
    spare.gather(null)
    expect(server.of('Prepare')).toMatchObject([{ offer_id: server.heard('Skip').offer_id }])
  })

  it('[Q4] [Q11] Failed carries the offer too, and one who was left offers at once', async () => {
    const failing = await makeCalling()
    failing.live.become('failed')
    failing.clock.advance(30_000)
    expect(failing.server.heard('Failed').offer).toBeDefined()
    const left = await makeCalling()
    left.server.socket.say({ type: 'PeerLeft', session_id: 'S1', reason: 'skipped' })
    left.server.socket.say(pairedFrame('S2', { offerer: true }))
    expect(left.server.of('Offer')).toMatchObject([{ session_id: 'S2' }])
    await settle()
    expect(openOf(left)).toEqual([left.spare])
  })

  it('[Q4] what is wished for in a session is sent without an offer, and after a new Welcome with it', async () => {
    const { client, server } = await makeCalling()
    await client.start({ tags: ['chess'] })
    expect(server.heard('Ready').offer).toBeUndefined()
    const waiting = await makePrepared()
    waiting.server.socket.shut()
    waiting.clock.advance(60_000)
    waiting.server.socket.welcome()
    await settle()
    expect(waiting.server.heard('Ready')).toMatchObject({ offer_id: expect.any(String) as string })
  })

  it('[Q4] an offer that came too late or too often bothers nobody', async () => {
    const { server, heard } = await makePrepared()
    server.socket.say({ type: 'Error', code: 'not_ready', message: '', ref: 'Prepare' })
    server.socket.say({ type: 'Error', code: 'rate_limited', message: '', ref: 'Prepare', retry_after_ms: 1 })
    expect(heard.errors).toEqual([])
  })

  it('[Q4] a delivered offer whose connection is gone fails that session at once', async () => {
    const harness = await makePrepared()
    const { server, heard } = harness
    await pair(harness, 'S1', { offerer: true }, { offer_id: 'unknown', offer_delivered: true })
    expect([server.heard('Failed').session_id, heard.errors]).toEqual(['S1', ['connection_failed']])
  })

  it('[C7] uses no channel with a classic partner, whom the offer may meet', async () => {
    const harness = await makePrepared()
    const { offer_id, spare, client } = harness
    const paired = pairedFrame('S1', { offerer: true })
    await pair(harness, 'S1', {}, { offer_id, offer_delivered: true, peer: { ...paired.peer, dialect: 'classic' } })
    spare.become('connected')
    expect([spare.channel.readyState, client.state]).toEqual(['closed', 'connected'])
  })

  it.each<[string, Partial<MatchClientOptions>]>([
    ['text', { preferences: { media: 'text' } }],
    ['warmStart: false', { warmStart: false }],
  ])('[Q4] makes nothing ahead with %s', async (_what, options) => {
    const harness = await makeWaiting(options)
    harness.clock.advance(60_000)
    expect([harness.rtc.connections, harness.server.of('Prepare')]).toEqual([[], []])
  })

  it('[Q4] goes on without, where the browser makes no more connections or refuses its own offer', async () => {
    const none = await makeWaiting({
      RTCPeerConnection: class {
        constructor() {
          throw new Error('too many')
        }
      } as never,
    })
    expect([none.client.state, none.heard.errors]).toEqual(['waiting', []])
    const harness = await makeWaiting()
    const { rtc, client, heard } = harness
    rtc.connection.setLocalDescription = () => Promise.reject(new Error('no'))
    client.media.release()
    await startWaiting(harness, {})
    expect([client.state, heard.errors]).toEqual(['waiting', []])
  })

  it.each(['waiting', 'calling'])(
    '[mistake 3] stop while %s closes every connection, timer and listener',
    async (when) => {
      const { client, rtc, clock } = when === 'waiting' ? await makePrepared() : await makeCalling()
      await client.stop()
      expect([rtc.open, clock.pending, rtc.connections.map(({ listeners }) => listeners)].flat()).toEqual([
        0,
        ...rtc.connections.map(() => 0),
      ])
    },
  )

  it('[mistake 3] a session that ends while the camera prompt is open closes the connection that it was given', async () => {
    const harness = await makePrepared()
    const { client, devices, rtc, offer_id } = harness
    devices.asks = true
    devices.live[1]?.end()
    client.media.setCamera(true)
    void client.start({ media: 'audio' }).catch(() => {})
    void client.start({ media: 'video' }).catch(() => {})
    await pair(harness, 'S1', { offerer: true }, { offer_id, offer_delivered: true })
    await client.stop()
    expect(rtc.open).toEqual([])
  })
})

describe('MatchClient, with relays', () => {
  const TURN = { rtc: { iceServers: [{ urls: ['turn:turn.example.com'] }] } }

  async function makeCalled() {
    const harness = await makeWaiting(TURN)
    await pair(harness, 'S1', { offerer: true })
    expect(openOf(harness)).toHaveLength(1)
    return { ...harness, live: harness.rtc.connection }
  }

  it('[Q4] a call that ends while a relay is asked waits for the answer, so that the relay gets its place back', async () => {
    const { client, server, rtc, live } = await makeCalled()
    server.socket.say({ type: 'PeerLeft', session_id: 'S1', reason: 'skipped' })
    server.socket.say(pairedFrame('S2', { offerer: false }))
    await settle()
    expect([client.session?.id, live.isClosed, rtc.open.length]).toEqual(['S2', false, 2])
    live.gather(null)
    expect([live.isClosed, live.listeners, rtc.mostOpen]).toEqual([true, 0, 2])
  })

  it('[Q11] one that fails while a relay is asked is told of, and followed by the next', async () => {
    const { client, server, clock, live, heard } = await makeCalled()
    clock.advance(15_000)
    expect([heard.errors, server.of('Failed').length, live.isClosed]).toEqual([['connection_failed'], 1, false])
    server.socket.say(waitingFrame())
    expect(client.state).toBe('waiting')
    clock.advance(2_000)
    expect(live.isClosed).toBe(true)
  })

  it('[Q4] also after stop(); destroy() waits for nothing', async () => {
    const { client, rtc, live, clock } = await makeCalled()
    await client.stop()
    expect([live.isClosed, live.transceivers[0]?.direction]).toEqual([false, 'stopped'])
    client.destroy()
    expect([rtc.open, clock.pending]).toEqual([[], 0])
  })

  it('[Q4] a destroy() in a listener of the end leaves nothing either', async () => {
    const { client, rtc, clock, server } = await makeCalled()
    client.on('state', () => client.destroy())
    server.socket.say({ type: 'PeerLeft', session_id: 'S1', reason: 'skipped' })
    await settle()
    expect([rtc.open, clock.pending]).toEqual([[], 0])
  })
})
