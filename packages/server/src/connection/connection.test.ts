import { expect, it } from 'vitest'
import { Served } from '../testing/served.ts'

it('[F1] a binary frame closes 4500', async () => {
  const client = await (await Served.start()).join()
  client.send(Buffer.from('{"type":"Leave"}'))
  expect((await client.closed).code).toBe(4500)
})

it('[F2] a frame longer than frame-bytes closes 1009, and the partner hears PeerLeft{left}', async () => {
  const { a, b } = await (await Served.start()).pair()
  a.send(`{"type":"Leave","filler":"${'x'.repeat(65_536)}"}`)
  expect((await a.closed).code).toBe(1009)
  expect((await b.hear('PeerLeft')).reason).toBe('left')
})

it('[F2] no compression is negotiated', async () => {
  const client = await (await Served.start()).connect(undefined, { perMessageDeflate: true })
  expect(client.socket.extensions).toBe('')
})

it('[F4] an unknown type and a frame that does not validate are answered by Error; the connection stays', async () => {
  const client = await (await Served.start()).join()
  client.send('{"type":"Dance"}')
  expect(await client.hear('Error')).toMatchObject({ code: 'unknown_type', ref: 'Dance' })
  client.send('{"type":"Ready","media":"smell"}')
  const error = await client.hear('Error')
  expect(error).toMatchObject({ code: 'bad_frame', ref: 'Ready' })
  expect(error.message).toContain('media')
  client.send({ type: 'Leave' })
  await client.hear('Idle')
})

it('[F4] a prototype-polluting frame is refused', async () => {
  const client = await (await Served.start()).join()
  client.send('{"type":"Ready","media":"video","profile":{"__proto__":{"polluted":true}}}')
  expect(await client.hear('Error')).toMatchObject({ code: 'bad_frame' })
  expect({}).not.toHaveProperty('polluted')
})

it('[F4] more than ten bad frames in a minute close 4500; ten a minute do not', async () => {
  const served = await Served.start()
  const client = await served.join()
  for (let minute = 0; minute < 2; minute++) {
    for (let i = 0; i < 10; i++) client.send('no json')
    expect(await client.types()).toHaveLength(10)
    for (const ms of [30_000, 30_000]) {
      served.clock.advance(ms)
      await client.settle()
    }
  }
  for (let i = 0; i < 11; i++) client.send('{"type":"Dance"}')
  expect((await client.closed).code).toBe(4500)
})

it('[F4] every Hello after the first is one of the bad frames that close 4500', async () => {
  const client = await (await Served.start()).join()
  for (let i = 0; i < 11; i++) client.send({ type: 'Hello' })
  expect((await client.closed).code).toBe(4500)
})

it('[F6] frames of one connection take effect in the order sent', async () => {
  const client = await (await Served.start()).join()
  for (let i = 0; i < 5; i++) {
    client.send({ type: 'Ready', media: 'video' })
    client.send({ type: 'Leave' })
  }
  expect(await client.types()).toEqual(Array.from({ length: 5 }, () => ['Waiting', 'Idle']).flat())
})

it('[S3] Chat beyond its burst is answered by rate_limited with the id of the message, and does not go through', async () => {
  const served = await Served.start()
  const { a, b, session_id } = await served.pair()
  const chat = (id: string) => ({ type: 'Chat', session_id, id, text: 'hi', sent_at: 1 }) as const
  for (let i = 1; i <= 11; i++) a.send(chat(`m${String(i)}`))
  expect(await a.hear('Error')).toMatchObject({ code: 'rate_limited', ref: 'Chat', ref_id: 'm11', retry_after_ms: 200 })
  expect(await b.types()).toHaveLength(10)
  served.clock.advance(200)
  a.send(chat('m11'))
  expect((await b.hear('Chat')).id).toBe('m11')
})

it('[S3] Ready and Skip share their limit', async () => {
  const client = await (await Served.start()).join()
  for (let i = 0; i < 10; i++) client.send({ type: i % 2 === 0 ? 'Ready' : 'Skip', media: 'video', session_id: 's' })
  await client.heard()
  client.send({ type: 'Ready', media: 'video' })
  expect(await client.hear('Error')).toMatchObject({ code: 'rate_limited', ref: 'Ready', retry_after_ms: 2_000 })
})

it('[S3] a hundred refusals in ten seconds close 4003 with the time to wait', async () => {
  const client = await (await Served.start({ reportPerMinute: 1 })).join()
  for (let i = 0; i < 101; i++) client.send({ type: 'Report', session_id: 's', reason: 'spam' })
  expect(await client.closed).toEqual({ code: 4003, reason: 'retry_after_ms=10000' })
})

it('[S3] 0 means no limit', async () => {
  const client = await (await Served.start({ readyPerMinute: 0, framesPerSecond: 0 })).join()
  for (let i = 0; i < 500; i++) client.send({ type: 'Ready', media: 'video' })
  expect(new Set(await client.types())).toEqual(new Set(['Waiting', 'Ping']))
})

it('[mistake 7] a slow reader is closed 4002; its partner is told at once and is not held up', async () => {
  const served = await Served.start({ framesPerSecond: 0 })
  const { a, b, session_id } = await served.pair()
  b.socket.pause()
  const offer = { type: 'Offer', session_id, sdp: 'x'.repeat(60_000) } as const
  for (let i = 0; i < 14; i++) a.send(offer)
  // Thirteen are kept for the slow one, and none more.
  expect((await a.heard()).map((text) => JSON.parse(text) as object)).toEqual([
    expect.objectContaining({ type: 'Error', code: 'peer_away', ref: 'Offer' }),
  ])
  served.clock.advance(10_000)
  expect(await a.types()).toEqual(['PeerAway'])
  expect((await served.server.stats()).slowReaders).toBe(1)
  b.socket.resume()
  expect((await b.closed).code).toBe(4002)
})

it('[R5] a slow reader of whom no answers are asked is closed once a mebibyte waits for it', async () => {
  const served = await Served.start({ framesPerSecond: 0 })
  const [a, b] = [await served.classic(), await served.classic()]
  await a.settle()
  b.socket.pause()
  const heard: string[] = []
  // The operating system keeps some megabytes for a reader before the server notices.
  for (let burst = 0; burst < 100 && !heard.includes('PeerLeft'); burst++) {
    for (let i = 0; i < 20; i++) a.send(JSON.stringify({ type: 'Offer', sdp: 'x'.repeat(60_000) }))
    heard.push(...(await a.types()))
  }
  expect(heard).toContain('PeerLeft')
  b.socket.resume()
  expect((await b.closed).code).toBe(4002)
})

it('[R5] a slow reader that does not answer its close is cut', async () => {
  const served = await Served.start({ framesPerSecond: 0, addressConnections: 2, resumeWindowMs: 0 })
  const { a, b, session_id } = await served.pair()
  const canConnect = () =>
    served.connect().then(
      () => true,
      () => false,
    )
  b.socket.pause()
  const offer = { type: 'Offer', session_id, sdp: 'x'.repeat(60_000) } as const
  while ((await served.server.stats()).slowReaders === 0) {
    for (let i = 0; i < 20; i++) a.send(offer)
    await a.settle()
  }
  expect(await canConnect()).toBe(false)
  served.clock.advance(2_000)
  await expect.poll(canConnect).toBe(true)
})

it('[mistake 6] a ghost that is paired is found out within five seconds, and the other meets the next', async () => {
  const served = await Served.start()
  const ghost = await served.waiting()
  ghost.socket.pause()
  const a = await served.join()
  a.send({ type: 'Ready', media: 'video' })
  await a.hear('Paired')
  await a.settle()
  served.clock.advance(5_000)
  expect(await a.types()).toEqual(['PeerAway'])
  served.clock.advance(30_000)
  expect(await a.types()).toEqual(['PeerLeft', 'Waiting'])
  const b = await served.join()
  b.send({ type: 'Ready', media: 'video' })
  await b.hear('Paired')
  await a.hear('Paired')
})

it('[H10] new partners do not give a silent one more time', async () => {
  const served = await Served.start()
  const ghost = await served.waiting()
  ghost.socket.pause()
  const a = await served.join()
  a.send({ type: 'Ready', media: 'video' })
  const { session_id } = await a.hear('Paired')
  served.clock.advance(3_000)
  a.send({ type: 'Skip', session_id })
  await a.hear('Paired')
  await a.settle()
  served.clock.advance(2_000)
  expect(await a.types()).toEqual(['PeerAway'])
})

it('[H5] who closes is gone with the close frame, also while its TCP connection stays open', async () => {
  const served = await Served.start()
  const ghost = await served.waiting()
  ghost.socket.close(1001)
  ghost.socket.pause()
  await expect.poll(async () => (await served.server.stats()).online).toBe(0)
  const b = await served.join()
  b.send({ type: 'Ready', media: 'video' })
  await b.hear('Waiting')
})

it('[mistake 13] a hidden tab whose scripts sleep keeps its place: answering the pings of the server is enough', async () => {
  const served = await Served.start({ queueTtlMs: 0 })
  const hidden = await served.waiting()
  for (let minute = 0; minute < 10; minute++) {
    for (const ms of [25_000, 25_000, 10_000]) {
      served.clock.advance(ms)
      await hidden.settle()
    }
  }
  expect(await served.server.stats()).toMatchObject({ online: 1, waiting: 1 })
  const other = await served.join()
  other.send({ type: 'Ready', media: 'video' })
  await hidden.hear('Paired')
})

it('[H10] one that sends frames but answers no ping lives', async () => {
  const served = await Served.start()
  const client = await served.connect(undefined, { autoPong: false })
  client.send({ type: 'Hello' })
  await client.hear('Welcome')
  for (let i = 0; i < 4; i++) {
    served.clock.advance(25_000)
    client.send({ type: 'Ping', received: 0 })
    await client.hear('Pong')
  }
})

it('[H10] one that answers no ping and says nothing is cut after 60 s', async () => {
  const served = await Served.start()
  const client = await served.connect(undefined, { autoPong: false })
  client.send({ type: 'Hello' })
  await client.hear('Welcome')
  served.clock.advance(59_999)
  await client.settle()
  served.clock.advance(1)
  expect((await client.closed).code).toBe(1006)
})

it('[connection] a closed connection leaves no timer', async () => {
  const served = await Served.start()
  const before = served.clock.timers
  const { a, b } = await served.pair()
  await a.leave(1000)
  await b.leave(1000)
  await expect.poll(() => served.clock.timers).toBe(before)
})

it('[mistake 6] a client that closes as only a server may leaves no ghost behind', async () => {
  const served = await Served.start()
  const a = await served.waiting()
  a.socket.close(1012)
  await a.closed
  const b = await served.join()
  b.send({ type: 'Ready', media: 'video' })
  expect(await b.hear('Waiting')).toMatchObject({ online: 1 })
})
