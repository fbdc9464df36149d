import { expect, it } from 'vitest'
import { Served } from '../testing/served.ts'

it('[Q1] Ready is answered by Waiting, with position and the number of people here', async () => {
  const client = await (await Served.start()).join()
  client.send({ type: 'Ready', media: 'video' })
  expect(await client.hear('Waiting')).toMatchObject({ position: 0, online: 1, reason: 'queued' })
})

it('[Q1] a pool is shared by those who name it only', async () => {
  const served = await Served.start()
  const [a, b, c] = await Promise.all([served.join(), served.join(), served.join()])
  a.send({ type: 'Ready', media: 'video', pool: 'chess' })
  await a.hear('Waiting')
  b.send({ type: 'Ready', media: 'video' })
  await b.hear('Waiting')
  c.send({ type: 'Ready', media: 'video', pool: 'chess' })
  await c.hear('Paired')
  await a.hear('Paired')
})

it('[M3] [Q3] who shares a tag meets at once, and is told which, each in their own spelling; others after the grace', async () => {
  const served = await Served.start({ tagGraceMs: 3_000 })
  const [a, b, c] = await Promise.all([served.join(), served.join(), served.join()])
  a.send({ type: 'Ready', media: 'video', tags: ['Chess', 'go'], languages: ['de'] })
  await a.hear('Waiting')
  b.send({ type: 'Ready', media: 'video', tags: ['tea'] })
  expect((await b.hear('Waiting')).reason).toBe('only_incompatible')
  expect((await a.hear('Waiting')).reason).toBe('only_incompatible')
  c.send({ type: 'Ready', media: 'video', tags: ['CHESS', 'tea'], languages: ['de-AT'] })
  expect((await c.hear('Paired')).peer).toMatchObject({ shared_tags: ['CHESS'], is_buddy: false })
  expect((await a.hear('Paired')).peer.shared_tags).toEqual(['Chess'])
  expect((await b.hear('Waiting')).reason).toBe('queued')
  const d = await served.join()
  d.send({ type: 'Ready', media: 'video' })
  await d.hear('Waiting')
  served.clock.advance(3_000)
  expect((await d.hear('Paired')).peer.shared_tags).toEqual([])
})

it('[M4] a login names buddies: who wants them first meets one who waits behind others', async () => {
  const buddies: Record<string, string[]> = { cat: ['bob'] }
  const onAuthenticate = ({ token = '' }) => ({ userId: token, claims: { buddies: buddies[token] } })
  const served = await Served.start({ hooks: { onAuthenticate } })
  const [a, b, c] = await Promise.all(['ann', 'bob', 'cat'].map((token) => served.join({ token })))
  a?.send({ type: 'Ready', media: 'video', mode: 'buddies_only' })
  await a?.hear('Waiting')
  b?.send({ type: 'Ready', media: 'video', tags: ['tea'] })
  await b?.hear('Waiting')
  served.clock.advance(8_000)
  c?.send({ type: 'Ready', media: 'video', mode: 'buddies_first' })
  expect((await c?.hear('Paired'))?.peer.is_buddy).toBe(true)
  expect((await b?.hear('Paired'))?.peer.is_buddy).toBe(false)
})

it('[Q1] who takes buddies only waits, and so do those who could meet nobody else', async () => {
  const served = await Served.start()
  const [a, b] = await Promise.all([served.join(), served.join()])
  a.send({ type: 'Ready', media: 'video', mode: 'buddies_only' })
  expect((await a.hear('Waiting')).reason).toBe('queued')
  b.send({ type: 'Ready', media: 'video' })
  expect((await b.hear('Waiting')).reason).toBe('only_incompatible')
  a.send({ type: 'Ready', media: 'video' })
  await b.hear('Paired')
})

it('[Q3] both are told of the session at once: the one who waited offers, each sees the profile of the other', async () => {
  const served = await Served.start()
  const [a, b] = await Promise.all([served.join(), served.join()])
  a.send({ type: 'Ready', media: 'video', profile: { name: 'Ada' } })
  await a.hear('Waiting')
  b.send({ type: 'Ready', media: 'audio', profile: { name: 'Bob', age: 30 } })
  const [toA, toB] = [await a.hear('Paired'), await b.hear('Paired')]
  expect(toA).toMatchObject({ you_are_offerer: true, privacy: 'direct', peer: { profile: { name: 'Bob', age: 30 } } })
  expect(toB).toMatchObject({
    you_are_offerer: false,
    peer: { profile: { name: 'Ada' }, media: 'video', dialect: 'v1' },
  })
  expect(toA.session_id).toBe(toB.session_id)
})

it('[Q3] the peer id is a pseudonym of this session, not the user id', async () => {
  const served = await Served.start()
  const a = await served.connect()
  a.send({ type: 'Hello' })
  const { user_id } = await a.hear('Welcome')
  a.send({ type: 'Ready', media: 'video' })
  const b = await served.join()
  b.send({ type: 'Ready', media: 'video' })
  expect((await b.hear('Paired')).peer.id).not.toBe(user_id)
})

it('[V1] privacy that needs a relay is refused, and the ticket stays', async () => {
  const served = await Served.start()
  const a = await served.waiting()
  a.send({ type: 'Ready', media: 'video', privacy: 'relay' })
  expect(await a.hear('Error')).toMatchObject({ code: 'no_relay', ref: 'Ready' })
  const b = await served.join()
  b.send({ type: 'Ready', media: 'video' })
  await b.hear('Paired')
})

it('[Q5] Skip: the partner hears PeerLeft{skipped} and waits again, then the skipper waits', async () => {
  const { a, b, session_id } = await (await Served.start({ rematchCooldownMs: 10_000 })).pair()
  a.send({ type: 'Skip', session_id })
  expect(await b.hear('PeerLeft')).toEqual({ type: 'PeerLeft', session_id, reason: 'skipped' })
  expect((await b.hear('Waiting')).position).toBe(0)
  expect((await a.hear('Waiting')).reason).toBe('only_recent')
})

it('[Q5] a Skip for a session that is over does nothing', async () => {
  const { a, b, session_id } = await (await Served.start({ rematchCooldownMs: 10_000 })).pair()
  a.send({ type: 'Skip', session_id })
  await a.hear('Waiting')
  a.send({ type: 'Skip', session_id })
  b.send({ type: 'Skip', session_id })
  expect(await a.types()).toEqual([])
  expect(await b.types()).toEqual(['PeerLeft', 'Waiting', 'Waiting'])
})

it('[Q6] Leave ends the session: the partner hears PeerLeft{left}, the leaver Idle{left}', async () => {
  const { a, b, session_id } = await (await Served.start()).pair()
  a.send({ type: 'Leave' })
  expect(await a.hear('Idle')).toMatchObject({ reason: 'left' })
  expect(await b.hear('PeerLeft')).toEqual({ type: 'PeerLeft', session_id, reason: 'left' })
})

it('[Q7] the one left behind without auto_requeue is idle', async () => {
  const served = await Served.start()
  const a = await served.waiting()
  const b = await served.join()
  b.send({ type: 'Ready', media: 'video', auto_requeue: false })
  await b.hear('Paired')
  a.send({ type: 'Leave' })
  await b.hear('PeerLeft')
  expect((await b.hear('Idle')).reason).toBe('peer_left')
})

it('[Q8] a waiting person is told when the reason changes', async () => {
  const served = await Served.start({ rematchCooldownMs: 10_000 })
  const { a, b, session_id } = await served.pair()
  a.send({ type: 'Skip', session_id })
  expect((await a.hear('Waiting')).reason).toBe('only_recent')
  await b.leave()
  expect((await a.hear('Waiting')).reason).toBe('queued')
})

it.each([
  [1000, 'left'],
  [1001, 'left'],
] as const)('[Q8] a socket closed with %i leaves the partner with PeerLeft{%s} at once', async (code, reason) => {
  const { a, b } = await (await Served.start()).pair()
  await a.leave(code)
  expect((await b.hear('PeerLeft')).reason).toBe(reason)
})

it.each(['by 4321', 'without a close'])('[Q8] [H5] with resume-window-ms 0 one who is lost %s is gone', async (how) => {
  const { a, b } = await (await Served.start({ resumeWindowMs: 0 })).pair()
  if (how === 'by 4321') a.socket.close(4321)
  else a.socket.terminate()
  expect((await b.hear('PeerLeft')).reason).toBe('disconnected')
})

it('[Q5] both press Next at once: each is in the queue once, and they meet each other only after the cooldown', async () => {
  const served = await Served.start({ rematchCooldownMs: 10_000 })
  const { a, b, session_id } = await served.pair()
  a.send({ type: 'Skip', session_id })
  b.send({ type: 'Skip', session_id })
  await Promise.all([a.settle(), b.settle()])
  expect(await served.server.stats()).toMatchObject({ waiting: 2, sessions: 0 })
  served.clock.advance(10_000)
  expect((await a.types()).at(-1)).toBe('Paired')
  expect((await b.types()).at(-1)).toBe('Paired')
})

it('[H4] Ping is answered at once by Pong, with the number of counted frames received', async () => {
  const client = await (await Served.start()).join()
  client.send({ type: 'Leave' })
  client.send('{"type":"Nonsense"}')
  client.send({ type: 'Pong', received: 0 })
  client.send({ type: 'Ping', received: 0 })
  expect(await client.types()).toEqual(['Idle', 'Error', 'Pong'])
  client.send({ type: 'Ping', received: 0 })
  expect((await client.hear('Pong')).received).toBe(2)
})
