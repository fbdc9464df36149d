import type { ClientMessageMap } from '@mismatch/protocol'
import { expect, it } from 'vitest'
import type { ReadyPayload } from '../hooks/hook-payloads.ts'
import { Served } from '../testing/served.ts'

const wish: ClientMessageMap['Ready'] = {
  type: 'Ready',
  pool: 'chess',
  media: 'text',
  mode: 'buddies_first',
  tags: ['openings'],
  languages: ['de'],
  profile: { name: 'Anna', age: 30 },
}

it('[Q1] onReady is told who asks for what, with what was left out filled in', async () => {
  const asked: ReadyPayload[] = []
  const served = await Served.start({ hooks: { onReady: (payload) => void asked.push(payload) } })
  const client = await served.connect()
  client.send({ type: 'Hello', device_id: 'my device' })
  const { user_id } = await client.hear('Welcome')
  client.send(wish)
  client.send({ type: 'Ready', media: 'text' })
  await client.settle()
  const deviceHash: unknown = expect.stringMatching(/^[\w-]{43}$/)
  const { pool, media, mode, tags, languages, profile } = wish
  expect(asked).toEqual([
    { userId: user_id, deviceHash, pool, media, mode, tags, languages, profile },
    {
      userId: user_id,
      deviceHash,
      pool: 'default',
      media: 'text',
      mode: 'global',
      tags: [],
      languages: [],
      profile: {},
    },
  ])
})

it('[Q1] onReady is told what a login says of them, and the name that strangers will see', async () => {
  const asked: ReadyPayload[] = []
  const claims = { name: 'Ada', roles: ['moderator'] }
  const onAuthenticate = () => ({ userId: 'ada', claims })
  const onReady = (payload: ReadyPayload) => void asked.push(payload)
  const client = await (await Served.start({ hooks: { onAuthenticate, onReady } })).join()
  client.send(wish)
  await client.settle()
  expect(asked).toMatchObject([{ userId: 'ada', claims, profile: { name: 'Ada', age: 30 } }])
})

it('[Q1] onReady may refuse: the sender is told, and has no ticket', async () => {
  const onReady = async ({ pool }: ReadyPayload) => pool !== 'chess'
  const served = await Served.start({ hooks: { onReady } })
  const client = await served.join()
  client.send(wish)
  expect(await client.hear('Error')).toMatchObject({ code: 'forbidden', ref: 'Ready' })
  expect(await served.server.stats()).toMatchObject({ waiting: 0 })
  client.send({ type: 'Ready', media: 'text' })
  await client.hear('Waiting')
})

it('[Q1] a Ready that is refused leaves the ticket that there is', async () => {
  const served = await Served.start({ hooks: { onReady: ({ pool }) => pool !== 'chess' } })
  const a = await served.waiting()
  a.send({ ...wish, media: 'video' })
  await a.hear('Error')
  const b = await served.join()
  b.send({ type: 'Ready', media: 'video' })
  await b.hear('Paired')
})

it('[Q1] onReady alters nothing, whatever it does with what it is told', async () => {
  const onReady = (payload: ReadyPayload) => {
    Object.assign(payload, { pool: 'another' })
    Object.assign(payload.profile, { name: 'another' })
  }
  const served = await Served.start({ hooks: { onReady } })
  const [a, b] = [await served.join(), await served.join()]
  a.send({ ...wish, tags: undefined, languages: undefined })
  b.send({ ...wish, tags: undefined, languages: undefined, profile: { name: 'Bert' } })
  expect((await b.hear('Paired')).peer.profile).toEqual({ name: 'Anna', age: 30 })
})

it('[F6] what is sent while onReady is asked waits for it', async () => {
  const answers: (() => void)[] = []
  const onReady = () => new Promise<void>((resolve) => answers.push(resolve))
  const client = await (await Served.start({ hooks: { onReady } })).join()
  client.send({ type: 'Ready', media: 'text' })
  client.send({ type: 'Leave' })
  expect(await client.types()).toEqual([])
  answers[0]?.()
  await client.hear('Waiting')
  expect((await client.hear('Idle')).reason).toBe('left')
})

it('[H8] what a replaced connection asked for is not given to the one that replaced it', async () => {
  const answers: (() => void)[] = []
  const onReady = () => new Promise<void>((resolve) => answers.push(resolve))
  const served = await Served.start({ hooks: { onReady, onAuthenticate: () => ({ userId: 'ada' }) } })
  const before = await served.join()
  before.send({ type: 'Ready', media: 'text' })
  await before.settle()
  const now = await served.join()
  expect((await before.closed).code).toBe(4504)
  answers[0]?.()
  expect(await now.types()).toEqual([])
  expect(await served.server.stats()).toMatchObject({ waiting: 0 })
})
