import { expect, it } from 'vitest'
import { rawUpgrade } from '../testing/raw-upgrade.ts'
import { Served } from '../testing/served.ts'
import type { WireClient } from '../testing/wire-client.ts'

const WAITING = '{"type":"Waiting"}'
const OFFERER = '{"type":"Paired","you_are_offerer":true}'
const ANSWERER = '{"type":"Paired","you_are_offerer":false}'
const PEER_LEFT = '{"type":"PeerLeft"}'

async function pair(served: Served): Promise<{ a: WireClient; b: WireClient }> {
  const a = await served.classic()
  await a.settle()
  const b = await served.classic()
  await Promise.all([a.heard(), b.heard()])
  return { a, b }
}

it('[C2] a socket without a subprotocol waits at once; Waiting comes first, also for who is paired at once', async () => {
  const served = await Served.start()
  const a = await served.classic()
  expect(await a.text()).toBe(WAITING)
  const b = await served.classic()
  expect([await b.text(), await b.text()]).toEqual([WAITING, ANSWERER])
  expect(await a.text()).toBe(OFFERER)
})

it('[C3] offer, answer and candidates go on as the text received, as text frames', async () => {
  const { a, b } = await pair(await Served.start())
  const offer = '{"sdp":"v=0\\r\\n",  "type":"Offer"}'
  const candidate = '{"type":"IceCandidate","candidate":"c","sdp_mid":"0","sdp_m_line_index":0}'
  a.send(offer)
  a.send(candidate)
  expect([await b.text(), await b.text()]).toEqual([offer, candidate])
  b.send('{"type":"Answer","sdp":"v=0"}')
  expect(await a.isBinary()).toBe(false)
})

it('[C3] without a partner they are dropped', async () => {
  const a = await (await Served.start()).classic()
  await a.text()
  a.send('{"type":"Offer","sdp":"v=0"}')
  expect(await a.heard()).toEqual([])
})

it('[C4] Skip of two lone users: PeerLeft and Waiting for one, Waiting for the other, and paired again at once', async () => {
  const { a, b } = await pair(await Served.start())
  a.send('{"type":"Skip"}')
  expect(await a.heard()).toEqual([WAITING, ANSWERER])
  expect(await b.heard()).toEqual([PEER_LEFT, WAITING, OFFERER])
})

it('[C4] Ready is Skip; without a session it brings one more Waiting', async () => {
  const served = await Served.start()
  const { a, b } = await pair(served)
  a.send('{"type":"Ready"}')
  expect(await a.heard()).toEqual([WAITING, ANSWERER])
  expect(await b.heard()).toEqual([PEER_LEFT, WAITING, OFFERER])
  await b.leave()
  expect(await a.heard()).toEqual([PEER_LEFT, WAITING])
  a.send('{"type":"Ready"}')
  expect(await a.heard()).toEqual([WAITING])
})

it('[C4] Ready without a session goes to the back of the queue', async () => {
  const served = await Served.start()
  const { a, b } = await pair(served)
  a.send('{"type":"Report"}')
  await a.settle()
  await Promise.all([a.heard(), b.heard()])
  b.send('{"type":"Ready"}')
  await b.heard()
  await served.classic()
  expect([await a.heard(), await b.heard()]).toEqual([[OFFERER], []])
})

it('[C4] Report blocks and skips: both wait, and do not meet again', async () => {
  const { a, b } = await pair(await Served.start())
  a.send('{"type":"Report"}')
  expect(await b.text()).toBe(PEER_LEFT)
  expect(await b.text()).toBe(WAITING)
  expect(await a.text()).toBe(WAITING)
  expect([await a.heard(), await b.heard()]).toEqual([[], []])
})

it('[C4] Report and Skip in one go are one Waiting, and the next pairing brings no second', async () => {
  const served = await Served.start()
  const { a } = await pair(served)
  a.socket.send('{"type":"Report"}')
  a.socket.send('{"type":"Skip"}')
  expect(await a.heard()).toEqual([WAITING])
  await served.classic()
  expect(await a.text()).toBe(OFFERER)
})

it('[C5] a disconnect: the partner hears PeerLeft and Waiting, and meets the next', async () => {
  const served = await Served.start()
  const { a, b } = await pair(served)
  a.socket.terminate()
  expect([await b.text(), await b.text()]).toEqual([PEER_LEFT, WAITING])
  await served.classic()
  expect(await b.text()).toBe(OFFERER)
})

it('[C6] bad frames are counted and dropped in silence, however many', async () => {
  const served = await Served.start()
  const a = await served.classic()
  await a.text()
  for (let i = 0; i < 20; i++) a.send(i % 2 === 0 ? 'no json' : '{"type":"Hello"}')
  expect(await a.heard()).toEqual([])
  expect((await served.server.stats()).badFrames).toBe(20)
})

it.each(['Ready', 'Skip', 'Report'])(
  '[C6] limits close 4003, at once, since a %s that is refused in silence would leave its client waiting',
  async (type) => {
    const a = await (await Served.start({ readyPerMinute: 1, reportPerMinute: 1 })).classic()
    await a.text()
    for (let i = 0; i < 2; i++) a.send(`{"type":"${type}"}`)
    expect(await a.closed).toEqual({ code: 4003, reason: 'retry_after_ms=10000' })
  },
)

it('[C6] a change of the reason to wait, a failed report and the going down of the server are not told', async () => {
  const served = await Served.start()
  const { a, b } = await pair(served)
  a.send('{"type":"Report"}')
  await Promise.all([a.settle(), b.settle()])
  await Promise.all([a.heard(), b.heard()])
  a.send('{"type":"Report"}')
  await a.settle()
  await b.leave()
  expect(await a.heard()).toEqual([])
  await served.server.drain()
  expect((await a.closed).code).toBe(1012)
  await expect(a.text()).rejects.toThrow('closed')
})

it.each([
  ['allowedOrigins', { allowedOrigins: ['https://example.com'] }],
  ['a login', { hooks: { onAuthenticate: () => ({ userId: 'ada' }) } }],
  ['a hook that may refuse a Ready', { hooks: { onReady: () => true } }],
  ['a chat hook', { hooks: { onChat: () => true } }],
  ['classic off', { classic: 'off' }],
] as const)('[C1] classic sockets are refused with %s', async (_, options) => {
  const served = await Served.start(options)
  const response = await rawUpgrade(served.url, '/ws', { origin: 'https://example.com' })
  expect(response).toMatch(/^HTTP\/1.1 403 [\s\S]*mismatch\.v1/)
})

it('[C1] with classic on they are taken in spite of a login', async () => {
  const onAuthenticate = () => ({ userId: 'ada' })
  const a = await (await Served.start({ classic: 'on', hooks: { onAuthenticate } })).classic()
  expect(await a.text()).toBe(WAITING)
})
