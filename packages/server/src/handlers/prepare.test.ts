import { expect, it } from 'vitest'
import { Served } from '../testing/served.ts'

const SDP = 'v=0\r\na=candidate:1 1 udp 1 192.0.2.1 9 typ host\r\n'

it('[Q4] a prepared offer is confirmed, goes to the answerer in Paired, and the offerer knows that it did', async () => {
  const served = await Served.start()
  const a = await served.waiting()
  a.send({ type: 'Prepare', offer_id: 'o1', offer: 'v=0' })
  expect(await a.hear('Waiting')).toEqual({ type: 'Waiting', position: 0, online: 1, reason: 'queued', prepared: 'o1' })
  a.send({ type: 'Prepare', offer_id: 'o2', offer: SDP })
  expect((await a.hear('Waiting')).prepared).toBe('o2')
  const b = await served.join()
  b.send({ type: 'Ready', media: 'video', offer: 'v=0', offer_id: 'o3' })
  const [toA, toB] = [await a.hear('Paired'), await b.hear('Paired')]
  expect(toA).toMatchObject({ you_are_offerer: true, offer_id: 'o2', offer_delivered: true })
  expect(toA).not.toHaveProperty('offer')
  expect(toB).toMatchObject({ you_are_offerer: false, offer: SDP, offer_id: 'o2' })
  expect(toB).not.toHaveProperty('offer_delivered')
})

it('[Q4] without one Paired says nothing of offers', async () => {
  const served = await Served.start()
  const a = await served.waiting()
  const b = await served.join()
  b.send({ type: 'Ready', media: 'video' })
  for (const paired of [await a.hear('Paired'), await b.hear('Paired')]) {
    for (const member of ['offer', 'offer_id', 'offer_delivered']) expect(paired).not.toHaveProperty(member)
  }
})

it('[Q4] [F8] without a ticket Prepare is refused; one that crosses Paired is dropped', async () => {
  const served = await Served.start()
  const prepare = { type: 'Prepare', offer_id: 'o1', offer: 'v=0' } as const
  const [idle, gone] = [await served.join(), await served.waiting()]
  gone.send({ type: 'Leave' })
  await gone.hear('Idle')
  for (const client of [idle, gone]) {
    client.send(prepare)
    expect(await client.hear('Error')).toMatchObject({ code: 'not_ready', ref: 'Prepare' })
  }
  const { a, b } = await served.pair()
  a.send(prepare)
  expect(await a.types()).toEqual([])
  expect(await b.types()).toEqual([])
})

it('[Q4] half an offer is a bad_frame, and the ticket stays', async () => {
  const served = await Served.start()
  const a = await served.waiting()
  a.send('{"type":"Ready","media":"video","offer":"v=0"}')
  expect(await a.hear('Error')).toMatchObject({ code: 'bad_frame', ref: 'Ready' })
  expect((await served.server.stats()).waiting).toBe(1)
})

it('[Q4] with Skip and with Failed an offer is for the next partner', async () => {
  const served = await Served.start({ rematchCooldownMs: 10_000 })
  const { a, b, session_id } = await served.pair()
  a.send({ type: 'Skip', session_id, offer: 'v=0', offer_id: 'o1' })
  expect((await a.hear('Waiting')).prepared).toBe('o1')
  await b.leave()
  await a.hear('Waiting')
  const c = await served.join()
  c.send({ type: 'Ready', media: 'video' })
  const paired = await c.hear('Paired')
  expect(paired.offer_id).toBe('o1')
  c.send({ type: 'Failed', session_id: paired.session_id, stage: 'connecting', offer: 'v=0', offer_id: 'o2' })
  expect((await c.hear('Waiting')).prepared).toBe('o2')
})

it('[C7] a classic answerer gets a prepared offer as an Offer after Paired, and may answer it', async () => {
  const served = await Served.start()
  const a = await served.waiting()
  a.send({ type: 'Prepare', offer_id: 'o1', offer: SDP })
  await a.hear('Waiting')
  const old = await served.classic()
  const { session_id, ...paired } = await a.hear('Paired')
  expect(paired).toMatchObject({ offer_id: 'o1', offer_delivered: true, peer: { dialect: 'classic' } })
  expect(await old.heard()).toEqual([
    '{"type":"Waiting"}',
    '{"type":"Paired","you_are_offerer":false}',
    JSON.stringify({ type: 'Offer', sdp: SDP }),
  ])
  old.send('{"type":"Answer","sdp":"v=0"}')
  expect(await a.text()).toBe(`{"type":"Answer","session_id":"${session_id}","sdp":"v=0"}`)
})

it('[C7] a classic offerer has none, whatever the v1 answerer prepared', async () => {
  const served = await Served.start()
  const old = await served.classic()
  await old.settle()
  const b = await served.join()
  b.send({ type: 'Ready', media: 'video', offer: 'v=0', offer_id: 'o1' })
  expect(await b.hear('Paired')).not.toHaveProperty('offer_id')
  expect(await old.types()).toEqual(['Waiting', 'Paired'])
})

it('[H11] Prepare is a step that brings new TURN credentials when it is time', async () => {
  const turn = { turnUrls: ['turn:turn.example.com'], turnSecret: 'sixteen letters!' }
  const served = await Served.start({ ...turn, turnTtlMs: 60_000, queueTtlMs: 0 })
  const a = await served.join()
  a.send({ type: 'Ready', media: 'video' })
  expect(await a.types()).toEqual(['IceServers', 'Waiting'])
  served.clock.advance(30_000)
  a.send({ type: 'Prepare', offer_id: 'o1', offer: 'v=0' })
  expect(await a.types()).toEqual(['IceServers', 'Waiting'])
})
