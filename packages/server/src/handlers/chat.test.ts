import type { ServerMessageMap } from '@mismatch/protocol'
import { expect, it } from 'vitest'
import type { ChatPayload } from '../hooks/hook-payloads.ts'
import { Served } from '../testing/served.ts'

/** A chat hook that answers when the test says so, for each message apart. */
function slowHook() {
  const asked: ChatPayload[] = []
  const answers: ((isLet: boolean) => void)[] = []
  const onChat = (payload: ChatPayload) => {
    asked.push(payload)
    return new Promise<boolean>((resolve) => {
      answers.push(resolve)
    })
  }
  return { asked, answer: (isLet: boolean) => answers.shift()?.(isLet), hooks: { onChat } }
}

const chat = (session_id: string, id: string, text = id) =>
  ({ type: 'Chat', session_id, id, text, sent_at: 7, n: 0 }) as const

it.each([
  ['peer', {}],
  ['server', { chat: 'server' }],
  ['server', { hooks: { onChat: () => true } }],
] as const)('[R6] features.chat is %s with %o', async (chat, options) => {
  const client = await (await Served.start(options)).connect()
  client.send({ type: 'Hello' })
  expect((await client.hear('Welcome')).features.chat).toBe(chat)
})

it('[R6] a hook is told who says what to whom, and lets through the very text, or refuses it', async () => {
  const asked: ChatPayload[] = []
  const onChat = (payload: ChatPayload) => {
    asked.push({ ...payload })
    Object.assign(payload, { text: 'something else' })
    return payload.id !== 'bad'
  }
  const served = await Served.start({
    hooks: { onChat, onAuthenticate: ({ token }) => ({ userId: token ?? '' }) },
  })
  const [a, b] = [await served.join({ token: 'anna' }), await served.join({ token: 'bert' })]
  for (const client of [a, b]) {
    client.send({ type: 'Ready', media: 'video' })
    await client.settle()
  }
  await a.hear('Waiting')
  const { session_id } = await a.hear('Paired')
  await b.hear('Paired')
  a.send(chat(session_id, 'bad'))
  expect(await a.hear('Error')).toMatchObject({ code: 'forbidden', ref: 'Chat', ref_id: 'bad' })
  const text = `{"type":"Chat","session_id":"${session_id}","id":"good",  "text":"h\\u0069","sent_at":7,"x":1}`
  a.send(text)
  expect(await b.text()).toBe(text)
  expect(asked).toEqual([
    { sessionId: session_id, from: 'anna', to: 'bert', id: 'bad', text: 'bad', sentAt: 7 },
    { sessionId: session_id, from: 'anna', to: 'bert', id: 'good', text: 'hi', sentAt: 7 },
  ])
  expect(await a.types()).toEqual([])
})

it.each([
  [
    'throws',
    () => {
      throw new Error('canary')
    },
  ],
  ['rejects', () => Promise.reject(new Error('canary'))],
])('[R6] [S5] a hook that %s refuses; nobody loses the connection, and no word is logged', async (_, onChat) => {
  const served = await Served.start({ hooks: { onChat } })
  const { a, b, session_id } = await served.pair()
  a.send(chat(session_id, 'm1', 'canary'))
  expect(await a.hear('Error')).toMatchObject({ code: 'forbidden', ref_id: 'm1' })
  a.send({ type: 'Typing', session_id, active: true })
  expect(await b.types()).toEqual(['Typing'])
  expect(served.logged.join()).toContain('hook failed')
  expect(served.logged.join()).not.toContain('canary')
})

it('[R6] a hook that does not answer within five seconds has refused', async () => {
  const { hooks, asked } = slowHook()
  const served = await Served.start({ hooks })
  const { a, b, session_id } = await served.pair()
  a.send(chat(session_id, 'm1'))
  await expect.poll(() => asked).toHaveLength(1)
  served.clock.advance(5_000)
  expect(await a.hear('Error')).toMatchObject({ code: 'forbidden', ref_id: 'm1' })
  expect(await b.types()).toEqual([])
})

it('[F6] [R6] what is sent while a hook is asked waits for it, in order, and the partner does not', async () => {
  const { hooks, asked, answer } = slowHook()
  const { a, b, session_id } = await (await Served.start({ hooks })).pair()
  a.send(chat(session_id, 'm1'))
  a.send({ type: 'Typing', session_id, active: true })
  a.send(chat(session_id, 'm2'))
  a.send({ type: 'Typing', session_id, active: false })
  b.send({ type: 'Typing', session_id, active: true })
  expect(await a.types()).toEqual(['Typing'])
  expect(await b.types()).toEqual([])
  answer(true)
  expect(await b.hear('Chat')).toMatchObject({ id: 'm1' })
  expect(await b.hear('Typing')).toMatchObject({ active: true })
  expect(await b.types()).toEqual([])
  expect(asked.map(({ id }) => id)).toEqual(['m1', 'm2'])
  answer(false)
  expect(await a.hear('Error')).toMatchObject({ ref_id: 'm2' })
  expect(await b.hear('Typing')).toMatchObject({ active: false })
})

it('[H4] [R6] a Ping is answered while a hook is asked; what waits has not been received yet', async () => {
  const { hooks, answer } = slowHook()
  const { a, b, session_id } = await (await Served.start({ hooks })).pair()
  a.send(chat(session_id, 'm1'))
  a.send({ type: 'Typing', session_id, active: true })
  a.send({ type: 'Ping', received: 2 })
  expect(await a.hear('Pong')).toEqual({ type: 'Pong', received: 2 })
  answer(true)
  await b.hear('Chat')
  a.send({ type: 'Ping', received: 2 })
  expect(await a.hear('Pong')).toEqual({ type: 'Pong', received: 3 })
})

it('[R6] who sends more than 64 frames while a hook is asked is closed 4003', async () => {
  const { hooks, asked } = slowHook()
  const { a, session_id } = await (await Served.start({ hooks })).pair()
  a.send(chat(session_id, 'm1'))
  await expect.poll(() => asked).toHaveLength(1)
  for (let i = 0; i < 64; i++) a.send({ type: 'Typing', session_id, active: true })
  await a.settle()
  a.send({ type: 'Typing', session_id, active: true })
  expect(await a.closed).toMatchObject({ code: 4003, reason: 'retry_after_ms=10000' })
})

it('[F8] [R6] what a hook lets through after its session reaches nobody; a refusal then is not told', async () => {
  const { hooks, asked, answer } = slowHook()
  const served = await Served.start({ hooks })
  for (const isLet of [true, false]) {
    const { a, b, session_id } = await served.pair()
    asked.length = 0
    a.send(chat(session_id, 'm1'))
    await expect.poll(() => asked).toHaveLength(1)
    b.send({ type: 'Leave' })
    await b.hear('Idle')
    await a.hear('PeerLeft')
    const next: ServerMessageMap['Waiting'] = await a.hear('Waiting')
    expect(next.reason).toBe('queued')
    answer(isLet)
    expect(await a.types()).toEqual([])
    expect(await b.types()).toEqual([])
    a.send({ type: 'Leave' })
    await a.hear('Idle')
  }
})

/** A message in a session of a server whose hook thinks about it. */
async function heldMessage() {
  const { hooks, asked, answer } = slowHook()
  const served = await Served.start({ hooks })
  const a = await served.waiting()
  const b = await served.join()
  b.send({ type: 'Ready', media: 'video' })
  const { session_id, resume_token } = await a.hear('Paired')
  await b.hear('Paired')
  a.send(chat(session_id, 'm1'))
  return { served, a, b, session_id, resume_token: resume_token!, asked, answer }
}

it('[H6] [R6] a message that a hook lets through while its sender is away reaches the partner once; what waited is sent again', async () => {
  const { served, a, b, session_id, resume_token, asked, answer } = await heldMessage()
  a.send({ type: 'Typing', session_id, active: true })
  await expect.poll(() => asked).toHaveLength(1)
  a.socket.terminate()
  await b.hear('PeerAway')
  const again = await served.connect()
  again.send({ type: 'Hello', resume: { token: resume_token, received: 2, sent: 3 } })
  // Ready and Chat: what waited on the old socket was not received.
  expect(await again.hear('Welcome')).toMatchObject({ resumed: 'exact', received: 2 })
  await b.hear('PeerBack')
  again.send({ type: 'Typing', session_id, active: true })
  expect(await b.types()).toEqual([])
  answer(true)
  expect(await b.hear('Chat')).toMatchObject({ id: 'm1' })
  expect(await b.hear('Typing')).toMatchObject({ active: true })
})

it('[H6] [R6] a message of somebody who begins anew meanwhile is not passed on: they send it again', async () => {
  const { served, a, b, session_id, resume_token, asked, answer } = await heldMessage()
  await expect.poll(() => asked).toHaveLength(1)
  a.socket.terminate()
  await b.hear('PeerAway')
  const again = await served.connect()
  again.send({ type: 'Hello', resume: { token: resume_token } })
  expect(await again.hear('Welcome')).toMatchObject({ resumed: 'session' })
  await b.hear('PeerBack')
  again.send(chat(session_id, 'm1', 'said again'))
  await again.settle()
  answer(true)
  await expect.poll(() => asked).toHaveLength(2)
  answer(true)
  expect(await b.hear('Chat')).toMatchObject({ text: 'said again' })
  expect(await b.types()).toEqual([])
})

it('[C7] [R6] a hook is not asked about what no partner can get', async () => {
  const { hooks, asked } = slowHook()
  const served = await Served.start({ hooks, classic: 'on' })
  const a = await served.waiting()
  const classic = await served.classic()
  await classic.settle()
  const { session_id } = await a.hear('Paired')
  a.send(chat(session_id, 'm1'))
  expect(await a.hear('Error')).toMatchObject({ code: 'peer_unsupported', ref_id: 'm1' })
  a.send(chat('another session', 'm2'))
  expect(await a.types()).toEqual([])
  expect(asked).toEqual([])
})
