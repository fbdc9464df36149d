import type { ClientMessageMap } from '@mismatch/protocol'
import { describe, expect, it } from 'vitest'
import { Served, type Pair } from '../testing/served.ts'
import type { WireClient } from '../testing/wire-client.ts'

const connected = (session_id: string): ClientMessageMap['Connected'] => ({
  type: 'Connected',
  session_id,
  path: 'srflx',
  ms: 412,
})
/** Below the time after which a silent socket is taken for dead: nobody answers pings while the clock is turned. */
const IDLE_MS = 20_000

/** Until the pings that come with a pairing are answered, so that the clock may be turned. */
async function answered(...clients: WireClient[]): Promise<void> {
  await Promise.all(clients.map((client) => client.settle()))
}

async function textPair(served: Served): Promise<Pair> {
  const [a, b] = [await served.join(), await served.join()]
  for (const client of [a, b]) {
    client.send({ type: 'Ready', media: 'text' })
    await client.settle()
  }
  await a.hear('Waiting')
  const { session_id } = await a.hear('Paired')
  await b.hear('Paired')
  await answered(a, b)
  return { a, b, session_id }
}

describe('Connected', () => {
  it('[Q11] is counted once for each of the two, by what carries the media; more are dropped', async () => {
    const served = await Served.start()
    const { a, b, session_id } = await served.pair()
    a.send(connected(session_id))
    a.send({ ...connected(session_id), path: 'host' })
    b.send({ ...connected(session_id), path: 'relay' })
    await Promise.all([a.settle(), b.settle()])
    expect(await served.server.stats()).toMatchObject({
      connectedByHost: 0,
      connectedBySrflx: 1,
      connectedByPrflx: 0,
      connectedByUnknown: 0,
      connectedByRelay: 1,
      droppedFrames: 1,
    })
    expect([...(await a.heard()), ...(await b.heard())]).toEqual([])
  })

  it('[F8] of another session, or of one without media, it is dropped and counted', async () => {
    const served = await Served.start()
    const { a, session_id } = await textPair(served)
    a.send(connected('another'))
    a.send(connected(session_id))
    expect(await a.heard()).toEqual([])
    expect(await served.server.stats()).toMatchObject({ connectedBySrflx: 0, droppedFrames: 2 })
  })
})

describe('Failed', () => {
  it('[Q11] tells the partner so, and both wait again', async () => {
    const { a, b, session_id } = await (await Served.start({ rematchCooldownMs: 10_000 })).pair()
    b.send({ type: 'Failed', session_id, stage: 'connecting', offer: 'v=0', offer_id: 'o1' })
    expect(await a.hear('PeerLeft')).toEqual({ type: 'PeerLeft', session_id, reason: 'failed' })
    expect((await a.hear('Waiting')).position).toBe(0)
    expect(await b.hear('Waiting')).toMatchObject({ position: 1, reason: 'only_recent' })
  })

  it('[F8] of a session that is over it is dropped and counted', async () => {
    const served = await Served.start({ rematchCooldownMs: 10_000 })
    const { a, b, session_id } = await served.pair()
    for (const client of [a, b, a]) {
      client.send({ type: 'Failed', session_id, stage: 'connected' })
      await client.settle()
    }
    expect(await a.types()).toEqual(['Waiting', 'Waiting'])
    expect(await b.types()).toEqual(['PeerLeft', 'Waiting'])
    expect((await served.server.stats()).droppedFrames).toBe(2)
  })
})

describe('Block', () => {
  it('[S2] is confirmed and skips; the two never meet again', async () => {
    const served = await Served.start()
    const { a, b, session_id } = await served.pair()
    a.send({ type: 'Block', session_id })
    expect(await a.hear('Blocked')).toEqual({ type: 'Blocked', session_id })
    expect((await a.hear('Waiting')).reason).toBe('only_incompatible')
    expect(await b.hear('PeerLeft')).toMatchObject({ reason: 'skipped' })
    expect(await served.server.stats()).toMatchObject({ waiting: 2, sessions: 0 })
  })

  it('[S2] of a session that is no longer live it is confirmed and moves nobody', async () => {
    const { a, b, session_id } = await (await Served.start({ rematchCooldownMs: 10_000 })).pair()
    b.send({ type: 'Leave' })
    await a.hear('PeerLeft')
    await a.hear('Waiting')
    a.send({ type: 'Block', session_id })
    expect(await a.types()).toEqual(['Blocked'])
  })

  it('[S2] [F8] of no session of yours it is answered by not_paired', async () => {
    const client = await (await Served.start()).join()
    client.send({ type: 'Block', session_id: 'unknown' })
    expect(await client.hear('Error')).toMatchObject({ code: 'not_paired', ref: 'Block' })
  })
})

describe('time', () => {
  it('[Q10] a session ends at session-max-ms: both hear PeerLeft{timeout}, and wait again', async () => {
    const served = await Served.start({ sessionMaxMs: IDLE_MS, rematchCooldownMs: 10_000 })
    const { a, b, session_id } = await served.pair()
    a.send(connected(session_id))
    await answered(a, b)
    served.clock.advance(IDLE_MS)
    for (const client of [a, b]) {
      expect(await client.hear('PeerLeft')).toEqual({ type: 'PeerLeft', session_id, reason: 'timeout' })
      await client.hear('Waiting')
    }
  })

  it('[Q10] one without Connected in which nothing is relayed ends as idle, for both', async () => {
    const served = await Served.start({ sessionIdleMs: IDLE_MS })
    const { a, b, session_id } = await textPair(served)
    served.clock.advance(IDLE_MS - 1_000)
    b.send({ type: 'Chat', session_id, id: 'm1', text: 'still there?', sent_at: 1 })
    await a.hear('Chat')
    served.clock.advance(IDLE_MS - 1_000)
    expect(await a.heard()).toEqual([])
    served.clock.advance(1_000)
    for (const client of [a, b]) {
      expect(await client.hear('PeerLeft')).toEqual({ type: 'PeerLeft', session_id, reason: 'idle' })
      expect(await client.hear('Idle')).toMatchObject({ reason: 'peer_left' })
    }
  })

  it('[Q10] Connected of one of the two is enough for a silent call to go on', async () => {
    const served = await Served.start({ sessionIdleMs: IDLE_MS })
    const { a, b, session_id } = await served.pair()
    b.send(connected(session_id))
    await answered(a, b)
    served.clock.advance(2 * IDLE_MS)
    expect([...(await a.heard()), ...(await b.heard())]).toEqual([])
  })

  it('[Q9] after queue-ttl-ms one who waits hears Idle{queue_timeout}', async () => {
    const served = await Served.start({ queueTtlMs: IDLE_MS })
    const client = await served.waiting()
    served.clock.advance(IDLE_MS)
    expect(await client.hear('Idle')).toMatchObject({ reason: 'queue_timeout' })
  })
})
