import { expect, it } from 'vitest'
import { Served } from '../testing/served.ts'

it('[H2] Hello is answered by Welcome: idle, nothing resumed, with the limits and STUN of the options', async () => {
  const served = await Served.start({ stunUrls: ['stun:stun.example.com:3478'], chatPerSecond: 7 })
  const client = await served.connect()
  client.send({ type: 'Hello' })
  const welcome = await client.hear('Welcome')
  expect(welcome).toMatchObject({
    resumed: 'none',
    received: 0,
    state: 'idle',
    resume_window_ms: 30_000,
    ice_expires_at: null,
  })
  expect(welcome.ice_servers).toEqual([{ urls: ['stun:stun.example.com:3478'] }])
  expect(welcome.limits).toMatchObject({ frame_bytes: 65_536, chat_per_second: 7, ready_per_minute: 30 })
  expect(welcome.features).toEqual({ chat: 'peer', relay: false, files: true })
  expect(welcome.server.name).toBe('mismatch')
})

it('[H2] without STUN servers there is none in Welcome', async () => {
  const client = await (await Served.start({ stunUrls: [] })).connect()
  client.send({ type: 'Hello' })
  expect((await client.hear('Welcome')).ice_servers).toEqual([])
})

it('[H1] no Hello within hello-timeout-ms closes 4001', async () => {
  const served = await Served.start()
  const client = await served.connect()
  served.clock.advance(4_999)
  expect(await client.heard()).toEqual([])
  served.clock.advance(1)
  expect((await client.closed).code).toBe(4001)
})

it('[H1] another first frame closes 4001', async () => {
  const client = await (await Served.start()).connect()
  client.send({ type: 'Ready', media: 'video' })
  expect((await client.closed).code).toBe(4001)
})

it.each(['{"type":"Hello","token":7}', 'no json', '{}'])('[H1] an invalid Hello closes 4500: %s', async (text) => {
  const client = await (await Served.start()).connect()
  client.send(text)
  expect((await client.closed).code).toBe(4500)
})

it('[H1] a second Hello is a bad_frame, and the connection stays', async () => {
  const client = await (await Served.start()).join()
  client.send({ type: 'Hello' })
  expect(await client.hear('Error')).toMatchObject({ code: 'bad_frame', ref: 'Hello' })
  expect(await client.types()).toEqual([])
})

it('[H3] frames may follow Hello at once; they are handled after Welcome', async () => {
  const { hooks, letIn } = slowLogin()
  const client = await (await Served.start({ hooks })).connect()
  client.send({ type: 'Hello' })
  client.send({ type: 'Ready', media: 'text' })
  await client.settle()
  letIn()
  await client.hear('Welcome')
  await client.hear('Waiting')
})

it('[H3] more than 64 frames before Welcome close 4003', async () => {
  const { hooks } = slowLogin()
  const client = await (await Served.start({ hooks })).connect()
  client.send({ type: 'Hello' })
  for (let i = 0; i < 64; i++) client.send({ type: 'Leave' })
  expect(await client.heard()).toEqual([])
  client.send({ type: 'Leave' })
  expect(await client.closed).toEqual({ code: 4003, reason: expect.stringMatching(/^retry_after_ms=\d+$/) as string })
})

it('[H8] without a login everybody is somebody new, so two tabs of one device can meet', async () => {
  const served = await Served.start()
  const a = await served.join({ device_id: 'same' })
  const b = await served.join({ device_id: 'same' })
  a.send({ type: 'Ready', media: 'video' })
  b.send({ type: 'Ready', media: 'video' })
  await a.hear('Waiting')
  await a.hear('Paired')
})

it('[H8] onAuthenticate gets token, device id and address, and says who it is', async () => {
  const seen: unknown[] = []
  const onAuthenticate = (credentials: unknown) => {
    seen.push(credentials)
    return { userId: 'ada' }
  }
  const client = await (await Served.start({ hooks: { onAuthenticate } })).connect()
  client.send({ type: 'Hello', token: 'secret', device_id: 'd1' })
  expect((await client.hear('Welcome')).user_id).toBe('ada')
  expect(seen).toEqual([{ token: 'secret', deviceId: 'd1', address: '127.0.0.1' }])
})

it.each([null, undefined])('[E2] whom onAuthenticate turns away is closed 4501, also by %s', async (nobody) => {
  const client = await (await Served.start({ hooks: { onAuthenticate: () => nobody } })).connect()
  client.send({ type: 'Hello' })
  expect((await client.closed).code).toBe(4501)
})

it('[H8] a login may answer by a promise that is not the one of the language', async () => {
  const onAuthenticate = (): PromiseLike<{ userId: string }> => ({
    then: (settle, fail) => Promise.resolve({ userId: 'ada' }).then(settle, fail),
  })
  const client = await (await Served.start({ hooks: { onAuthenticate } })).connect()
  client.send({ type: 'Hello' })
  expect((await client.hear('Welcome')).user_id).toBe('ada')
})

it('[E2] a login that does not answer closes 1011 after ten seconds, and is logged', async () => {
  const { hooks } = slowLogin()
  const served = await Served.start({ hooks })
  const client = await served.connect()
  client.send({ type: 'Hello' })
  await client.settle()
  served.clock.advance(9_999)
  await client.settle()
  served.clock.advance(1)
  expect((await client.closed).code).toBe(1011)
  expect(served.logged.join()).toContain('arrival timed out')
})

it.each([
  ['throws', () => Promise.reject(new Error('database away'))],
  ['gives no id', () => ({ userId: '' })],
])('[E2] a login that %s closes 1011, so that clients come back', async (_, onAuthenticate) => {
  const client = await (await Served.start({ hooks: { onAuthenticate } })).connect()
  client.send({ type: 'Hello' })
  expect((await client.closed).code).toBe(1011)
})

it('[H8] replace: the older connection of a user closes 4504, and its partner hears "replaced"', async () => {
  const served = await Served.start({ hooks: loginByToken })
  const first = await served.join({ token: 'ada' })
  const partner = await served.join({ token: 'bob' })
  for (const client of [first, partner]) client.send({ type: 'Ready', media: 'video' })
  await first.hear('Waiting')
  await partner.hear('Paired')
  await served.join({ token: 'ada' })
  expect((await first.closed).code).toBe(4504)
  expect((await partner.hear('PeerLeft')).reason).toBe('replaced')
})

it('[H8] reject: the newcomer closes 4506, and the older connection stays', async () => {
  const served = await Served.start({ hooks: loginByToken, duplicate: 'reject' })
  const first = await served.join({ token: 'ada' })
  const second = await served.connect()
  second.send({ type: 'Hello', token: 'ada' })
  expect((await second.closed).code).toBe(4506)
  first.send({ type: 'Leave' })
  await first.hear('Idle')
})

it('[H8] who goes away while being let in is not counted as here', async () => {
  const { hooks, letIn } = slowLogin()
  const served = await Served.start({ hooks })
  const client = await served.connect()
  client.send({ type: 'Hello' })
  await client.settle()
  await client.leave()
  letIn()
  await expect.poll(async () => (await served.server.stats()).online).toBe(0)
})

const loginByToken = { onAuthenticate: ({ token }: { token: string | undefined }) => ({ userId: token ?? 'nobody' }) }

/** A login that waits until it is told to go on. */
function slowLogin() {
  let letIn: () => void = () => undefined
  const hooks = {
    onAuthenticate: () =>
      new Promise<{ userId: string }>((resolve) => {
        letIn = () => {
          resolve({ userId: 'ada' })
        }
      }),
  }
  return {
    hooks,
    letIn: () => {
      letIn()
    },
  }
}
