import { expect, it } from 'vitest'
import type { MatchServerOptions } from '../options.ts'
import type { Ban } from '../safety/ban.ts'
import { MOST_BANS } from '../safety/door.ts'
import { createMemoryStore } from '../store/memory/memory-store.ts'
import type { BanStore } from '../store/store.ts'
import { Served } from '../testing/served.ts'
import type { WireClient } from '../testing/wire-client.ts'

const adminToken = 'the-token-of-the-admin'
const options: MatchServerOptions = { adminToken, trustedProxies: 1, hooks: { onAuthenticate: byToken } }

/** Everybody is who their token says. */
function byToken({ token }: { token: string | undefined }) {
  return token === undefined ? null : { userId: token }
}

async function ban(served: Served, body: object): Promise<{ id: string }> {
  const headers = { Authorization: `Bearer ${adminToken}`, 'Content-Type': 'application/json' }
  const request = { method: 'POST', headers, body: JSON.stringify({ reason: 'rude', ...body }) }
  const response = await served.get('/admin/bans', request)
  expect(response.status).toBe(201)
  return (await response.json()) as { id: string }
}

async function comeFrom(served: Served, address: string, hello: { token?: string; device_id?: string }) {
  const client = await served.connect(undefined, { headers: { 'X-Forwarded-For': address } })
  client.send({ type: 'Hello', ...hello })
  return client
}

async function pair(served: Served) {
  const a = await comeFrom(served, '192.0.2.1', { token: 'ann', device_id: 'phone' })
  const b = await comeFrom(served, '192.0.2.2', { token: 'bob', device_id: 'tablet' })
  for (const client of [a, b]) {
    await client.hear('Welcome')
    client.send({ type: 'Ready', media: 'video' })
    await client.settle()
  }
  const { session_id } = await b.hear('Paired')
  // They have answered the ping that asks for a sign of life (rule H10).
  await Promise.all([a.settle(), b.settle()])
  return { a, b, session_id }
}

const isBanned = async (client: WireClient) => (await client.closed).code === 4502

it.each([
  ['user', { user_id: 'ann' }],
  ['device', { device_id: 'phone' }],
  ['address', { address: '192.0.2.1' }],
])('[H9] [Q8] a ban by %s ends the connection at once, and the partner hears that and goes on', async (_, who) => {
  const served = await Served.start(options)
  const { a, b, session_id } = await pair(served)
  await ban(served, who)
  expect(await a.closed).toEqual({ code: 4502, reason: 'banned' })
  expect(await b.hear('PeerLeft')).toEqual({ type: 'PeerLeft', session_id, reason: 'moderated' })
  expect((await b.hear('Waiting')).reason).toBe('queued')
  b.send({ type: 'Ping', received: 0 })
  await b.hear('Pong')
  expect(await isBanned(await comeFrom(served, '192.0.2.1', { token: 'ann', device_id: 'phone' }))).toBe(true)
})

it('[H9] others are let in: another user, another device, another address', async () => {
  const served = await Served.start(options)
  for (const who of [{ user_id: 'ann' }, { device_id: 'phone' }, { address: '192.0.2.1' }]) await ban(served, who)
  const bob = await comeFrom(served, '192.0.2.2', { token: 'bob', device_id: 'tablet' })
  await bob.hear('Welcome')
})

it('[H9] a ban holds through a restart, says when it ends, and ends', async () => {
  const store = createMemoryStore({ newId: () => 'an id' })
  const before = await Served.start({ ...options, store })
  await ban(before, { device_id: 'phone', minutes: 10 })
  await before.server.drain()
  const after = await Served.start({ ...options, store }, before.clock)
  const until = new Date(after.clock.now() + 600_000).toISOString()
  const ann = await comeFrom(after, '192.0.2.1', { token: 'ann again', device_id: 'phone' })
  expect(await ann.closed).toEqual({ code: 4502, reason: `banned until ${until}` })
  after.clock.advance(600_000)
  await (await comeFrom(after, '192.0.2.1', { token: 'ann again', device_id: 'phone' })).hear('Welcome')
})

it('[H9] who is away when they are banned is gone, and their resume token opens nothing', async () => {
  const served = await Served.start({ adminToken })
  const { a, b, session_id } = await served.pair()
  const welcomed = await served.connect()
  welcomed.send({ type: 'Hello', device_id: 'phone' })
  const { resume_token: token, user_id } = await welcomed.hear('Welcome')
  welcomed.send({ type: 'Ready', media: 'video' })
  await welcomed.settle()
  a.send({ type: 'Skip', session_id })
  await b.hear('PeerLeft')
  expect((await b.hear('Paired')).you_are_offerer).toBe(false)
  welcomed.socket.terminate()
  await b.hear('PeerAway')
  await ban(served, { user_id })
  expect((await b.hear('PeerLeft')).reason).toBe('moderated')
  const again = await served.connect()
  again.send({ type: 'Hello', resume: { token: token! } })
  expect(await isBanned(again)).toBe(true)
})

it('[H9] an IPv6 address stands for its whole /64, and IPv4 inside IPv6 for itself', async () => {
  const served = await Served.start(options)
  await ban(served, { address: '2001:db8:1:2::1' })
  await ban(served, { address: '::ffff:192.0.2.7' })
  for (const address of ['2001:db8:1:2:ffff::9', '192.0.2.7']) {
    expect(await isBanned(await comeFrom(served, address, { token: 'ann' }))).toBe(true)
  }
  await (await comeFrom(served, '2001:db8:1:3::1', { token: 'ann' })).hear('Welcome')
})

it('[C1] [H9] a classic client from a banned address is closed with 4502 as well', async () => {
  const served = await Served.start({ adminToken, trustedProxies: 1 })
  await ban(served, { address: '192.0.2.1' })
  const classic = await served.connect([], { headers: { 'X-Forwarded-For': '192.0.2.1' } })
  expect(await isBanned(classic)).toBe(true)
})

it('[H9] a ban that another server wrote holds here within ten seconds', async () => {
  const store = createMemoryStore({ newId: () => 'an id' })
  const served = await Served.start({ ...options, store })
  const { a } = await pair(served)
  await store.bans.add({
    ...{ id: 'theirs', user: 'ann', device: null, address: null },
    ...{ reason: 'rude', at: served.clock.now(), until: null, by: 'another server' },
  })
  served.clock.advance(10_000)
  expect(await isBanned(a)).toBe(true)
})

it('[M1] [H9] when the store cannot say whom somebody must not meet they come back later', async () => {
  const memory = createMemoryStore({ newId: () => 'an id' })
  const store = { ...memory, blocks: { ...memory.blocks, barredFor: () => Promise.reject(new Error('disk full')) } }
  const served = await Served.start({ store })
  const client = await served.connect()
  client.send({ type: 'Hello', device_id: 'phone' })
  expect((await client.closed).code).toBe(1011)
  // Nobody can have met one who is new.
  await served.join()
})

it('[H9] a ban that the server does not hold itself is found at the next Refresh', async () => {
  const memory = createMemoryStore({ newId: () => 'an id' })
  const many = Array.from({ length: MOST_BANS + 1 }, (_, index) => banOf(String(index)))
  const banned = new Set<string>()
  const bans: BanStore = {
    ...memory.bans,
    active: async (_, most) => many.slice(0, most),
    against: async ({ user }) => (banned.has(user) ? banOf(user) : null),
  }
  const served = await Served.start({ ...options, store: { ...memory, bans } })
  const { a, b } = await pair(served)
  banned.add('ann')
  for (const [client, token] of [
    [a, 'ann'],
    [b, 'bob'],
  ] as const) {
    client.send({ type: 'Refresh', token })
  }
  expect(await isBanned(a)).toBe(true)
  expect((await b.types()).slice(-3)).toEqual(expect.arrayContaining(['Refreshed', 'PeerLeft']))
})

function banOf(user: string): Ban {
  return { id: user, user, device: null, address: null, reason: 'rude', at: 0, until: null, by: 'a test' }
}
