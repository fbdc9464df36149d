import type { ClientMessageMap } from '@mismatch/protocol'
import { expect, it } from 'vitest'
import { Served } from '../testing/served.ts'

type Privacy = ClientMessageMap['Ready']['privacy']

const turn = { turnUrls: ['turn:turn.example.com'], turnSecret: 'sixteen letters!', rematchCooldownMs: 0 }
const HOST = 'candidate:1 1 udp 1 192.0.2.44 9 typ host'
const RELAY = 'candidate:1 1 udp 1 198.51.100.7 9 typ relay raddr 0.0.0.0 rport 0'
const at = { sdp_mid: '0', sdp_m_line_index: 0 }

const parsed = (text: string) => JSON.parse(text) as { resume_token?: string }

/** Two in a session, who asked for this; `a` waited and offers. */
async function pairOf(one: Privacy, other: Privacy, offer?: string) {
  const served = await Served.start(turn)
  const [a, b] = [await served.join(), await served.join()]
  const prepared = offer === undefined ? {} : { offer, offer_id: 'o1' }
  a.send({ type: 'Ready', media: 'video', privacy: one, ...prepared })
  await a.hear('IceServers')
  await a.hear('Waiting')
  b.send({ type: 'Ready', media: 'video', privacy: other })
  await b.hear('IceServers')
  const [toA, toB] = [await a.hear('Paired'), await b.hear('Paired')]
  return { served, a, b, toA, toB, session_id: toA.session_id }
}

it.each([
  ['direct', 'direct', 'direct'],
  ['direct', 'relay_first', 'relay_first'],
  ['relay', 'relay_first', 'relay'],
  ['direct', 'relay', 'relay'],
] as const)('[V1] with a TURN server %s and %s make a session %s', async (one, other, privacy) => {
  const { toA, toB } = await pairOf(one, other)
  expect([toA.privacy, toB.privacy]).toEqual([privacy, privacy])
})

it('[V1] what shows an address is refused whole to its sender, and what a relay gathers passes', async () => {
  const { a, b, session_id } = await pairOf('direct', 'relay')
  a.send({ type: 'IceCandidate', session_id, candidate: HOST, ...at })
  expect(await a.hear('Error')).toMatchObject({ code: 'forbidden', ref: 'IceCandidate' })
  for (const type of ['Offer', 'Answer'] as const) {
    b.send({ type, session_id, sdp: `v=0\r\na=${HOST}\r\n` })
    expect(await b.hear('Error')).toMatchObject({ code: 'forbidden', ref: type })
  }
  a.send({ type: 'Offer', session_id, sdp: `v=0\r\na=${RELAY}\r\n` })
  a.send({ type: 'IceCandidate', session_id, candidate: RELAY, ...at })
  a.send({ type: 'IceCandidate', session_id, candidate: '', ...at })
  a.send({ type: 'Chat', session_id, id: 'm1', text: HOST, sent_at: 1 })
  await a.settle()
  expect(await b.types()).toEqual(['Offer', 'IceCandidate', 'IceCandidate', 'Chat'])
})

it('[V1] in a direct session every candidate passes', async () => {
  const { a, b, session_id } = await pairOf('direct', 'direct')
  a.send({ type: 'IceCandidate', session_id, candidate: HOST, ...at })
  await a.settle()
  expect(await b.types()).toEqual(['IceCandidate'])
})

it('[V1] [Q4] a prepared offer that shows an address is not delivered, and its maker is told', async () => {
  const { toA, toB } = await pairOf('direct', 'relay', `v=0\r\na=${HOST}\r\n`)
  expect(toA).toMatchObject({ offer_id: 'o1', offer_delivered: false })
  expect(toB).not.toHaveProperty('offer')
  expect(toB).not.toHaveProperty('offer_id')
  const hidden = await pairOf('relay', 'direct', `v=0\r\na=${RELAY}\r\n`)
  expect(hidden.toA).toMatchObject({ offer_id: 'o1', offer_delivered: true })
  expect(hidden.toB.offer).toContain('typ relay')
})

it('[V1] a refused Ready leaves the old ticket and its offer', async () => {
  const served = await Served.start()
  const a = await served.waiting()
  a.send({ type: 'Prepare', offer_id: 'o1', offer: 'v=0' })
  await a.hear('Waiting')
  a.send({ type: 'Ready', media: 'video', privacy: 'relay_first' })
  expect(await a.hear('Error')).toMatchObject({ code: 'no_relay', ref: 'Ready' })
  const b = await served.join()
  b.send({ type: 'Ready', media: 'video' })
  expect((await b.hear('Paired')).offer_id).toBe('o1')
})

it('[V2] when both have asked to go direct each is told, and only then addresses pass', async () => {
  const { a, b, session_id } = await pairOf('relay_first', 'direct')
  a.send({ type: 'GoDirect', session_id })
  expect(await b.text()).toBe(`{"type":"GoDirect","session_id":"${session_id}"}`)
  a.send({ type: 'GoDirect', session_id })
  a.send({ type: 'IceCandidate', session_id, candidate: HOST, ...at })
  expect((await a.hear('Error')).code).toBe('forbidden')
  b.send({ type: 'IceCandidate', session_id, candidate: HOST, ...at })
  expect((await b.hear('Error')).code).toBe('forbidden')
  expect([...(await a.types()), ...(await b.types())]).toEqual([])
  b.send({ type: 'GoDirect', session_id })
  expect(await a.types()).toEqual(['GoDirect', 'Direct'])
  expect(await b.hear('Direct')).toMatchObject({ type: 'Direct', session_id })
  for (const client of [a, b]) client.send({ type: 'IceCandidate', session_id, candidate: HOST, ...at })
  await Promise.all([a.settle(), b.settle()])
  expect(await a.types()).toEqual(['IceCandidate'])
  expect(await b.types()).toEqual(['IceCandidate'])
})

it.each([
  ['both had agreed passes', 2, ['PeerBack', 'IceCandidate']],
  ['one had asked alone is refused', 1, ['PeerBack']],
])('[V2] [H7] at a restarted server an address to which %s', async (_who, askers, heard) => {
  const { served, a, b, toA, toB, session_id } = await pairOf('relay_first', 'direct')
  for (const client of [a, b].slice(0, askers)) client.send({ type: 'GoDirect', session_id })
  await Promise.all([a.settle(), b.settle()])
  const frames = [
    [toA, ...(await a.heard()).map(parsed)],
    [toB, ...(await b.heard()).map(parsed)],
  ]
  const tokens = frames.map((all) => all.findLast(({ resume_token }) => resume_token !== undefined)?.resume_token ?? '')
  await served.server.drain()
  const after = await Served.start(turn, served.clock)
  const [ann, bob] = [await after.connect(), await after.connect()]
  for (const [at, client] of [ann, bob].entries()) {
    client.send({ type: 'Hello', resume: { token: tokens[at] ?? '' } })
    expect(await client.hear('Welcome')).toMatchObject({ resumed: 'session', session_id })
  }
  await ann.hear('PeerAway')
  bob.send({ type: 'IceCandidate', session_id, candidate: HOST, ...at })
  expect(await bob.types()).toEqual(askers === 2 ? [] : ['Error'])
  expect(await ann.types()).toEqual(heard)
})

it('[V2] the next session of the two begins behind the relay again', async () => {
  const { a, b, session_id } = await pairOf('relay_first', 'relay_first')
  for (const client of [a, b]) client.send({ type: 'GoDirect', session_id })
  await Promise.all([a.settle(), b.settle()])
  a.send({ type: 'Skip', session_id })
  const next = (await a.heard()).at(-1) ?? ''
  const { session_id: id } = JSON.parse(next) as { session_id: string }
  a.send({ type: 'IceCandidate', session_id: id, candidate: HOST, ...at })
  expect((await a.hear('Error')).code).toBe('forbidden')
})

it.each([
  ['direct', 'there is no relay'],
  ['relay', 'wants the relay only'],
] as const)('[V2] in a session %s there is nothing to ask', async (privacy, why) => {
  const { a, b, session_id } = await pairOf(privacy, 'direct')
  a.send({ type: 'GoDirect', session_id })
  const { code, message, ref } = await a.hear('Error')
  expect([code, ref]).toEqual(['forbidden', 'GoDirect'])
  expect(message).toContain(why)
  a.send({ type: 'GoDirect', session_id: 'another' })
  expect([...(await a.types()), ...(await b.types())]).toEqual([])
})
