import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { WireClient } from '../packages/server/src/testing/wire-client.ts'
import { Bystanders } from './support/bystanders.ts'
import { ServerProcess } from './support/server.ts'

// Whoever means harm comes from an address of their own, which is this machine too, to a server as it is by default. Meanwhile two people
// talk; how long they may wait for each other has room for a machine that is busy with other tests, and none for a server that stands still.

const OFFENDER = '127.0.0.66'
const LONGEST_MS = 1_500

let server: ServerProcess
let bystanders: Bystanders

beforeAll(async () => {
  server = await ServerProcess.start()
  bystanders = await Bystanders.meet(server.wsUrl)
})

afterAll(async () => {
  bystanders.close()
  expect(await server.stop()).toBe(0)
})

/** Nobody else may notice. */
async function unnoticed(work: () => Promise<void>): Promise<void> {
  const times = await bystanders.during(work)
  expect(Math.max(...times)).toBeLessThan(LONGEST_MS)
}

function tcp(): Socket {
  const { hostname, port } = new URL(server.url)
  const socket = connect({ host: hostname, port: Number(port), localAddress: OFFENDER })
  socket.on('error', () => undefined)
  return socket
}

/** All that comes until it is closed; a drip that crosses the close on the way makes a reset of it, after what was said. */
async function heard(socket: Socket): Promise<string> {
  let said = ''
  socket.on('data', (data) => (said += String(data)))
  await new Promise((resolve) => socket.once('close', resolve))
  return said
}

async function offender(options = {}): Promise<WireClient> {
  const client = await WireClient.open(server.wsUrl, undefined, { localAddress: OFFENDER, ...options })
  client.send({ type: 'Hello' })
  await client.hear('Welcome')
  return client
}

/** Two of them in a session. */
async function offenders(pool: string) {
  const [a, b] = [await offender(), await offender()]
  // One after the other: nobody knows which of two sockets is read first.
  a.send({ type: 'Ready', pool, media: 'video' })
  await a.hear('Waiting')
  b.send({ type: 'Ready', pool, media: 'video' })
  const { session_id } = await a.hear('Paired')
  await b.hear('Paired')
  return { a, b, session_id }
}

it('[S4] slowloris: heads that never end, of pages and of WebSockets, are answered 408 and closed after ten seconds', async () => {
  await unnoticed(async () => {
    const begun = performance.now()
    const heads = [
      'GET / HTTP/1.1\r\nHost: x\r\nX-',
      'GET /ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nX-',
    ]
    const sockets = Array.from({ length: 100 }, tcp)
    const drips = sockets.map((socket, at) => {
      socket.write(heads[at % 2]!)
      return setInterval(() => socket.write('a'), 500)
    })
    const answers = await Promise.all(sockets.map(heard))
    for (const drip of drips) clearInterval(drip)
    expect(answers.filter((answer) => !answer.startsWith('HTTP/1.1 408 '))).toEqual([])
    expect(performance.now() - begun).toBeLessThan(20_000)
  })
}, 40_000)

it('[F2] frames of 70 kB close 1009', async () => {
  await unnoticed(async () => {
    for (let at = 0; at < 10; at++) {
      const client = await offender()
      client.send(`{"type":"Chat","text":"${'x'.repeat(70_000)}"}`)
      expect((await client.closed).code).toBe(1009)
    }
  })
})

it('[F5] JSON ten thousand deep is refused by its nesting, and closes 4500 when it goes on', async () => {
  await unnoticed(async () => {
    const client = await offender()
    const deep = `{"type":"Leave","x":${'['.repeat(10_000)}${']'.repeat(10_000)}}`
    client.send(deep)
    expect(await client.hear('Error')).toMatchObject({
      code: 'bad_frame',
      message: expect.stringMatching(/nested/) as string,
    })
    for (let at = 0; at < 10; at++) client.send(deep)
    expect((await client.closed).code).toBe(4500)
  })
})

it('[F2] compression that is offered is declined, and a frame that is compressed nonetheless closes 1002', async () => {
  await unnoticed(async () => {
    const client = await offender({ perMessageDeflate: true })
    expect(client.socket.extensions).toBe('')
    await client.leave()
    const socket = tcp()
    const key =
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: mismatch.v1'
    const offer = 'Sec-WebSocket-Extensions: permessage-deflate'
    socket.write(
      `GET /ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${key}\r\n${offer}\r\n\r\n`,
    )
    const [head] = (await once(socket, 'data')) as [Buffer]
    expect(head.toString()).toMatch(/^HTTP\/1.1 101 /)
    expect(head.toString().toLowerCase()).not.toContain('permessage-deflate')
    // A final text frame with the bit that says "compressed", masked with zeros.
    socket.write(Buffer.from([0xc1, 0x82, 0, 0, 0, 0, 0x7b, 0x7d]))
    const [close] = (await once(socket, 'data')) as [Buffer]
    expect([close[0], close.readUInt16BE(2)]).toEqual([0x88, 1002])
    socket.destroy()
  })
})

it('[H4] [R5] a reader that stops is closed 4002, its partner hears that nothing more is taken, and that it is away', async () => {
  await unnoticed(async () => {
    const { a, b, session_id } = await offenders('slow')
    b.socket.pause()
    const offer = { type: 'Offer', session_id, sdp: 'x'.repeat(50_000) } as const
    for (let at = 0; at < 30; at++) a.send(offer)
    expect(await a.hear('Error')).toMatchObject({ code: 'peer_away', ref: 'Offer' })
    while (!(await a.text()).startsWith('{"type":"PeerAway"'));
    b.socket.resume()
    expect((await b.closed).code).toBe(4002)
    await a.leave(1000)
  })
}, 40_000)

it('[S3] a flood of Chat is told that it is too much, then closed 4003 with the time to come back', async () => {
  await unnoticed(async () => {
    const { a, b, session_id } = await offenders('flood')
    for (let at = 0; at < 300; at++)
      a.send({ type: 'Chat', session_id, id: String(at), text: 'x'.repeat(2_000), sent_at: 1 })
    expect(await a.hear('Error')).toMatchObject({ code: 'rate_limited', ref: 'Chat' })
    expect(await a.closed).toMatchObject({
      code: 4003,
      reason: expect.stringMatching(/^retry_after_ms=\d+$/) as string,
    })
    const through = (await b.types()).filter((type) => type === 'Chat')
    expect(through.length).toBeLessThanOrEqual(12)
    await b.leave(1000)
  })
})

it('[S4] a flood of connections from one address is turned away, and others still come in', async () => {
  await unnoticed(async () => {
    const sockets = Array.from(
      { length: 400 },
      () => new WebSocket(server.wsUrl, 'mismatch.v1', { localAddress: OFFENDER }),
    )
    const ends = await Promise.all(
      sockets.map(
        (socket) =>
          new Promise<string>((resolve) => {
            socket.once('open', () => resolve('open'))
            socket.once('error', ({ message }) => resolve(/\b429\b/.exec(message)?.[0] ?? 'cut'))
          }),
      ),
    )
    const count = (end: string) => ends.filter((each) => each === end).length
    expect(count('open')).toBeLessThanOrEqual(60)
    expect(count('429')).toBeGreaterThan(0)
    expect(count('open') + count('429') + count('cut')).toBe(400)
    const other = await WireClient.open(server.wsUrl)
    other.send({ type: 'Hello' })
    await other.hear('Welcome')
    await other.leave()
    for (const socket of sockets) socket.terminate()
  })
})
