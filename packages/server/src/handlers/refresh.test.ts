import { expect, it } from 'vitest'
import type { MatchServerOptions } from '../options.ts'
import { Served } from '../testing/served.ts'
import { AUTH_SECRET, keyPair, KeySite, ownToken } from '../testing/tokens.ts'

const start = (options: MatchServerOptions = {}) => Served.start({ auth: 'token', authSecret: AUTH_SECRET, ...options })
const START_S = 1_800_000_000

it('[H9] a Refresh is answered by the new end, which counts from then on', async () => {
  const served = await start()
  const client = await served.join({ token: await ownToken({ exp: START_S + 60 }) })
  client.send({ type: 'Refresh', token: await ownToken({ exp: START_S + 120 }) })
  expect(await client.hear('Refreshed')).toEqual({ type: 'Refreshed', expires_at: (START_S + 120) * 1_000 })
  for (let i = 0; i < 5; i++) {
    served.clock.advance(20_000)
    await client.settle()
  }
  served.clock.advance(20_000)
  expect((await client.closed).code).toBe(4000)
})

it('[H9] a session goes on over it, and its claims hold from the next Ready on', async () => {
  const served = await start()
  const [ada, bob] = [
    await served.join({ token: await ownToken() }),
    await served.join({ token: await ownToken({ sub: 'bob' }) }),
  ]
  for (const client of [ada, bob]) client.send({ type: 'Ready', media: 'text', auto_requeue: false })
  await ada.hear('Waiting')
  const { session_id } = await ada.hear('Paired')
  await bob.hear('Paired')
  ada.send({ type: 'Refresh', token: await ownToken({ name: 'Ada L.' }) })
  await ada.hear('Refreshed')
  ada.send({ type: 'Chat', session_id, id: '1', text: 'hi', sent_at: 1 })
  expect((await bob.hear('Chat')).session_id).toBe(session_id)
  ada.send({ type: 'Leave' })
  await ada.hear('Idle')
  ada.send({ type: 'Ready', media: 'text', profile: { name: 'Somebody Else' } })
  await ada.hear('Waiting')
  expect(await bob.types()).toEqual(['PeerLeft', 'Idle'])
  bob.send({ type: 'Ready', media: 'text' })
  expect((await bob.hear('Paired')).peer.profile.name).toBe('Ada L.')
})

it.each([
  ['of another user', () => ownToken({ sub: 'bob' })],
  ['forged', () => ownToken({}, { key: 'another secret than that' })],
  ['over', () => ownToken({ exp: START_S - 5 })],
])('[H9] a token that is %s closes 4501', async (_, make) => {
  const client = await (await start()).join({ token: await ownToken() })
  client.send({ type: 'Refresh', token: await make() })
  expect((await client.closed).code).toBe(4501)
})

it('[H9] where no tokens are asked for there is none to refresh', async () => {
  const client = await (await Served.start()).join()
  client.send({ type: 'Refresh', token: 't' })
  expect(await client.hear('Error')).toMatchObject({ code: 'forbidden', ref: 'Refresh' })
  client.send({ type: 'Leave' })
  await client.hear('Idle')
})

it('[H9] while a token cannot be looked at the old one goes on holding', async () => {
  const { jwk, privateKey } = await keyPair('ES256', '1')
  const site = await KeySite.open(jwk)
  const served = await start({ authJwksUrl: site.url })
  const client = await served.join({ token: await ownToken({ exp: START_S + 60 }) })
  site.status = 503
  const refresh = async () => {
    const token = await ownToken({ exp: START_S + 120 }, { key: privateKey, alg: 'ES256', kid: '1' })
    client.send({ type: 'Refresh', token })
  }
  await refresh()
  expect(await client.hear('Error')).toMatchObject({ code: 'internal', ref: 'Refresh' })
  expect(served.logged.join()).toContain('login failed')
  site.status = 200
  await refresh()
  await client.hear('Refreshed')
})

it('[H9] a login that does not answer is not waited for without end, nor heard when it is late', async () => {
  let answer: (identity: { userId: string }) => void = () => undefined
  const answers = [
    { userId: 'ada' },
    new Promise<{ userId: string }>((resolve) => {
      answer = resolve
    }),
  ]
  const served = await Served.start({ hooks: { onAuthenticate: () => answers.shift() } })
  const client = await served.join({ token: 'first' })
  client.send({ type: 'Refresh', token: 'second' })
  await client.settle()
  served.clock.advance(10_000)
  expect(await client.hear('Error')).toMatchObject({ code: 'internal', ref: 'Refresh' })
  answer({ userId: 'eve' })
  expect(await client.types()).toEqual([])
})

it('[H9] a login of the program’s own is asked again; without an end of its own the token holds as long as timers go', async () => {
  const seen: unknown[] = []
  const served = await Served.start({
    hooks: {
      onAuthenticate(credentials) {
        seen.push(credentials)
        return { userId: 'ada' }
      },
    },
  })
  const client = await served.join({ token: 'first', device_id: 'd1' })
  client.send({ type: 'Refresh', token: 'second' })
  expect((await client.hear('Refreshed')).expires_at).toBe(served.clock.now() + 2 ** 31 - 1)
  expect(seen).toEqual([
    { token: 'first', deviceId: 'd1', address: '127.0.0.1' },
    { token: 'second', deviceId: undefined, address: '127.0.0.1' },
  ])
})

it('[H9] [H6] who is lost while it is looked at hears of it on coming back', async () => {
  let answer: (identity: { userId: string }) => void = () => undefined
  const answers = [
    { userId: 'ada' },
    new Promise<{ userId: string }>((resolve) => {
      answer = resolve
    }),
    { userId: 'ada' },
  ]
  const served = await Served.start({ hooks: { onAuthenticate: () => answers.shift() } })
  const client = await served.connect()
  client.send({ type: 'Hello', token: 'first' })
  const { resume_token: token } = await client.hear('Welcome')
  client.send({ type: 'Refresh', token: 'second' })
  await client.settle()
  client.socket.terminate()
  await client.closed
  answer({ userId: 'ada' })
  const again = await served.connect()
  again.send({ type: 'Hello', token: 'second', resume: { token: token!, received: 0, sent: 1 } })
  expect((await again.hear('Welcome')).resumed).toBe('exact')
  await again.hear('Refreshed')
})

it('[S3] six a minute, then the client is told to wait', async () => {
  const client = await (await start()).join({ token: await ownToken() })
  const token = await ownToken()
  for (let i = 0; i < 7; i++) client.send({ type: 'Refresh', token })
  const heard = []
  for (let i = 0; i < 7; i++) heard.push((JSON.parse(await client.text()) as { type: string }).type)
  expect(heard.sort()).toEqual(['Error', ...Array<string>(6).fill('Refreshed')])
})
