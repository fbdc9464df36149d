import { expect, it } from 'vitest'
import type { MatchServerOptions } from '../options.ts'
import { Served } from '../testing/served.ts'
import type { WireClient } from '../testing/wire-client.ts'

const turn: MatchServerOptions = {
  stunUrls: ['stun:stun.example.com'],
  turnUrls: ['turn:turn.example.com'],
  turnSecret: 'sixteen letters!',
}
const HALF_MS = 300_000

/** Half of their time passes, while everybody shows that they are there (rule H10). */
async function passHalf({ clock }: Served, ...clients: WireClient[]): Promise<void> {
  for (let passed = 0; passed < HALF_MS; passed += 10_000) {
    await Promise.all(clients.map((client) => client.settle()))
    clock.advance(10_000)
  }
}

it('[H11] Welcome carries STUN only and says that there is a relay; TURN comes with the first Ready, before its answer', async () => {
  const client = await (await Served.start(turn)).connect()
  client.send({ type: 'Hello' })
  const welcome = await client.hear('Welcome')
  expect(welcome).toMatchObject({ ice_servers: [{ urls: ['stun:stun.example.com'] }], ice_expires_at: null })
  expect(welcome.features.relay).toBe(true)
  client.send({ type: 'Ready', media: 'video' })
  client.send({ type: 'Ready', media: 'audio' })
  const { ice_servers } = await client.hear('IceServers')
  expect(ice_servers.map(({ urls }) => urls)).toEqual([['stun:stun.example.com'], ['turn:turn.example.com']])
  expect(JSON.stringify(ice_servers)).not.toContain(welcome.user_id)
  expect(await client.types()).toEqual(['Waiting', 'Waiting'])
})

it('[H11] who only wants to write needs no TURN, until they want a call', async () => {
  const client = await (await Served.start(turn)).join()
  client.send({ type: 'Ready', media: 'text' })
  expect(await client.types()).toEqual(['Waiting'])
  client.send({ type: 'Ready', media: 'video' })
  expect(await client.types()).toEqual(['IceServers', 'Waiting'])
})

it('[H11] when half of their time is over new ones come before the next partner, and when a call is in trouble', async () => {
  const served = await Served.start({ ...turn, queueTtlMs: 0, sessionIdleMs: 0 })
  const [a, b] = [await served.join(), await served.join()]
  a.send({ type: 'Ready', media: 'video' })
  expect(await a.types()).toEqual(['IceServers', 'Waiting'])
  await passHalf(served, a, b)
  // Who only waits is let alone.
  a.send({ type: 'Ping', received: 0 })
  expect(await a.types()).toEqual(['Pong'])
  b.send({ type: 'Ready', media: 'video' })
  await b.settle()
  expect(await a.types()).toEqual(['IceServers', 'Paired'])
  expect(await b.types()).toEqual(['IceServers', 'Paired'])
  await passHalf(served, a, b)
  b.send({ type: 'Ping', received: 0 })
  expect((await b.types()).slice(-2)).toEqual(['IceServers', 'Pong'])
})

it('[H11] Next brings new ones too', async () => {
  const served = await Served.start({ ...turn, rematchCooldownMs: 10_000, sessionIdleMs: 0 })
  const [a, b] = [await served.join(), await served.join()]
  a.send({ type: 'Ready', media: 'video' })
  await a.settle()
  b.send({ type: 'Ready', media: 'video' })
  await b.hear('IceServers')
  const { session_id } = await b.hear('Paired')
  await passHalf(served, a, b)
  b.send({ type: 'Skip', session_id })
  expect(await b.types()).toEqual(['IceServers', 'Waiting'])
})

it('[H11] a classic client hears nothing of it', async () => {
  const served = await Served.start(turn)
  const old = await served.classic()
  await old.settle()
  const client = await served.join()
  client.send({ type: 'Ready', media: 'video' })
  await client.settle()
  expect(await old.types()).toEqual(['Waiting', 'Paired'])
})
