import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decodeServerFrame } from '@mismatch/protocol'
import { expect, it, onTestFinished } from 'vitest'
import type { Backend } from './backend/backend.ts'
import { createMemoryBackend } from './backend/memory/memory-backend.ts'
import { MatchServerError } from './errors.ts'
import { createMatchServer } from './match-server.ts'
import type { MatchServerOptions } from './options.ts'
import { FakeClock } from './testing/fake-clock.ts'
import { Served } from './testing/served.ts'
import { WireClient } from './testing/wire-client.ts'

it('[E3] draining: all are told when to come back, spread over drain-ms, then closed 1012, and nobody hears PeerLeft', async () => {
  const served = await Served.start({ drainMs: 1_000 })
  const { a, b } = await served.pair()
  const waits = [a, b].map(async (client) => (await client.hear('Draining')).reconnect_in_ms)
  await served.server.drain()
  expect((await Promise.all(waits)).sort()).toEqual([0, 500])
  expect(await Promise.all([a.closed, b.closed])).toMatchObject([{ code: 1012 }, { code: 1012 }])
  await expect(a.text()).rejects.toThrow('closed')
})

it('[E3] one who does not answer does not hold the drain up', async () => {
  const served = await Served.start()
  const silent = await served.join()
  silent.socket.pause()
  const drained = served.server.drain()
  served.clock.advance(3_000)
  await drained
})

it('[E3] one who answers the going down with a frame that is too long does not stop the drain', async () => {
  const served = await Served.start()
  const client = await served.join()
  client.socket.once('message', () => {
    client.send('x'.repeat(70_000))
  })
  await served.server.drain()
  await expect(served.get('/health')).rejects.toThrow()
})

it('[E3] while draining /ready is 503 and no socket is taken', async () => {
  const http = createServer().listen(0)
  await once(http, 'listening')
  onTestFinished(() => {
    http.closeAllConnections()
    http.close()
  })
  const clock = new FakeClock()
  const server = createMatchServer({ databaseUrl: 'memory:', server: http, clock, logger: silentLogger })
  const { port } = http.address() as AddressInfo
  await server.listen()
  expect((await fetch(`http://127.0.0.1:${String(port)}/ready`)).status).toBe(200)
  const client = await WireClient.open(`ws://127.0.0.1:${String(port)}/ws`)
  client.socket.pause()
  const drained = server.drain()
  expect((await fetch(`http://127.0.0.1:${String(port)}/ready`)).status).toBe(503)
  await expect(WireClient.open(`ws://127.0.0.1:${String(port)}/ws`)).rejects.toThrow('503')
  clock.advance(3_000)
  await drained
  expect(http.listening).toBe(true)
  expect(http.listenerCount('upgrade') + http.listenerCount('request')).toBe(0)
})

it('[server] a lent server with an application of its own keeps it; only the WebSocket joins', async () => {
  const http = createServer((_, response) => response.end('mine')).listen(0)
  await once(http, 'listening')
  onTestFinished(() => {
    http.close()
  })
  const server = createMatchServer({ databaseUrl: 'memory:', server: http, logger: silentLogger })
  onTestFinished(() => server.close())
  const { url } = await server.listen()
  expect(await (await fetch(`${url}/ready`)).text()).toBe('mine')
  const client = await WireClient.open(`${url.replace('http', 'ws')}/ws`)
  client.send({ type: 'Hello' })
  await client.hear('Welcome')
})

it('[server] close() may be called twice and before listen(), and leaves no timer and nothing listening', async () => {
  const never = createMatchServer({ databaseUrl: 'memory:', port: 0, logger: silentLogger })
  await Promise.all([never.close(), never.close()])
  await expect(never.listen()).rejects.toMatchObject({ code: 'closed' })
  const served = await Served.start()
  await served.pair()
  await Promise.all([served.server.close(), served.server.close(), served.server.drain()])
  await expect(served.get('/health')).rejects.toThrow()
  await expect.poll(() => served.clock.timers).toBe(0)
})

it('[server] close() while listen() is under way leaves nothing listening, and listen() says so', async () => {
  const http = createServer()
  const server = createMatchServer({ databaseUrl: 'memory:', server: http, port: 0, logger: silentLogger })
  const listening = server.listen()
  const refused = expect(listening).rejects.toMatchObject({ code: 'closed' })
  await server.close()
  await refused
  // Whatever was still to come would come while this is awaited.
  const late = createServer().listen({ host: 'localhost', port: 0 })
  await once(late, 'listening')
  late.close()
  expect(http.listening).toBe(false)
})

it('[server] listen() twice at once is one listening', async () => {
  const server = createMatchServer({ databaseUrl: 'memory:', port: 0, logger: silentLogger })
  onTestFinished(() => server.close())
  const [first, second] = await Promise.all([server.listen(), server.listen()])
  expect(second).toEqual(first)
})

it('[server] after a listen() that failed another may succeed', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const server = createMatchServer({ databaseUrl: 'memory:', port, logger: silentLogger })
  onTestFinished(() => server.close())
  await expect(server.listen()).rejects.toMatchObject({ code: 'port_in_use', retryable: true })
  other.close()
  await once(other, 'close')
  expect(await server.listen()).toMatchObject({ port })
})

it('[server] a port in use is named, with what to do', async () => {
  const { url } = await Served.start()
  const { port } = new URL(url)
  const second = createMatchServer({ databaseUrl: 'memory:', port: Number(port), logger: silentLogger })
  await expect(second.listen()).rejects.toMatchObject({
    code: 'port_in_use',
    message: expect.stringMatching(new RegExp(`port ${port} .*in use.*--port`)) as string,
  })
  await second.close()
})

it('[server] a host that is none of this machine is named', async () => {
  const server = createMatchServer({ databaseUrl: 'memory:', host: '192.0.2.1', port: 0, logger: silentLogger })
  await expect(server.listen()).rejects.toMatchObject({ code: 'address_unavailable' })
  await server.close()
})

it.each(['ENOTFOUND', 'EAI_AGAIN'])('[server] the look-up of a host that fails with %s is told in words', (code) => {
  expect(MatchServerError.cannotListen(Object.assign(new Error(), { code }), 'nowhere', 80)).toMatchObject({
    code: 'address_unavailable',
    retryable: code === 'EAI_AGAIN',
  })
})

it('[server] wrong options are all named at once', () => {
  expect(() => createMatchServer({ port: -1, host: '' })).toThrow(/options\.port[\s\S]*options\.host/)
})

it.each([
  [
    { hooks: { onAuthentcate: () => null } },
    'options.hooks.onAuthentcate: there is no such hook; did you mean onAuthenticate?',
  ],
  [
    { hooks: { onChallenge: () => true } },
    'options.hooks.onChallenge: only who gets an anonymous token is asked, so auth must be token and anonymous on',
  ],
  [{ hooks: { onAuthenticate: 'ada' } }, 'options.hooks.onAuthenticate "ada": expected a function'],
  [{ hooks: { onchat: () => true } }, 'options.hooks.onchat: there is no such hook; did you mean onChat?'],
  [{ hooks: { onReady: () => true }, classic: 'on' }, /^options\.classic "on": classic clients wait without a Ready/],
  [{ hooks: () => null }, 'options.hooks a function: expected an object'],
  [{ server: 5 }, 'options.server 5: expected an object with on, off, listen, address'],
  [{ server: createServer(), tls: 'self-signed' }, /^options\.tls "self-signed": options\.server speaks TLS itself/],
  [{ logger: {} }, 'options.logger {}: expected an object with trace, debug, info, warn, error'],
  [{ backend: null }, /^options\.backend null: expected an object with listen, arrive/],
  [{ store: {} }, /^options\.store \{\}: expected an object with open, close,.* bans\.add,/],
  [{ store: { open() {}, close() {} } }, /^options\.store /],
  [{ clock: {} }, 'options.clock {}: expected an object with now, after'],
])('[options] a part that cannot be used is named before anything starts: %o', (options, fault) => {
  const make = () => createMatchServer(options as unknown as MatchServerOptions)
  expect(make).toThrow(
    expect.objectContaining({
      code: 'bad_options',
      message: (typeof fault === 'string' ? fault : expect.stringMatching(fault)) as string,
    }),
  )
})

it('[options] parts that are left out or undefined are no fault', () => {
  const none = { server: undefined, hooks: { onAuthenticate: undefined }, logger: undefined, clock: undefined }
  createMatchServer({ ...none, backend: undefined, store: undefined, logLevel: 'silent' })
  createMatchServer({ hooks: undefined })
})

it('[E1] a handler that throws costs its sender an Error, logged without the frame; the connection stays', async () => {
  const clock = new FakeClock()
  const backend = createMemoryBackend({
    clock,
    newId,
    rematchCooldownMs: 0,
    tagGraceMs: 0,
    queueTtlMs: 0,
    duplicate: 'replace',
  })
  const broken: Backend = Object.assign(Object.create(backend) as Backend, delegate(backend), {
    leave() {
      throw new Error('out of order')
    },
  })
  const served = await Served.start({ backend: broken })
  const client = await served.join()
  client.send({ type: 'Leave' })
  expect(await client.hear('Error')).toMatchObject({ code: 'internal', ref: 'Leave' })
  client.send({ type: 'Ready', media: 'video' })
  await client.hear('Waiting')
  expect(served.logged.join()).toContain('handler failed')
})

it('[E1] every frame the server says is one of the protocol', async () => {
  const served = await Served.start()
  const { a, b, session_id } = await served.pair()
  a.send('{"type":"Nonsense"}')
  a.send({ type: 'Ping', received: 0 })
  a.send({ type: 'Report', session_id, reason: 'spam', comment: '' })
  a.send({ type: 'Leave' })
  const heard = [...(await a.heard()), ...(await b.heard())]
  expect(heard.length).toBeGreaterThan(5)
  for (const text of heard) expect(decodeServerFrame(text), text).toMatchObject({ ok: true })
})

const silentLogger = {
  trace: () => undefined,
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

let ids = 0
const newId = () => `id-${String(ids++)}`

/** The same backend behind plain functions, so that single ones can be replaced. */
function delegate(backend: Backend): Backend {
  return {
    listen: (events) => {
      backend.listen(events)
    },
    arrive: (person, connection) => {
      backend.arrive(person, connection)
    },
    away: (user, connection, forMs) => {
      backend.away(user, connection, forMs)
    },
    back: (user, connection, resumed) => {
      backend.back(user, connection, resumed)
    },
    adopt: (person, connection, claim, forMs) => {
      backend.adopt(person, connection, claim, forMs)
    },
    depart: (user, connection, reason) => {
      backend.depart(user, connection, reason)
    },
    enqueue: (user, preferences, offer) => {
      backend.enqueue(user, preferences, offer)
    },
    prepare: (user, offer) => {
      backend.prepare(user, offer)
    },
    unprepare: (user) => {
      backend.unprepare(user)
    },
    skip: (user, session, offer) => {
      backend.skip(user, session, offer)
    },
    fail: (user, session, offer) => {
      backend.fail(user, session, offer)
    },
    expire: (user, session, reason) => {
      backend.expire(user, session, reason)
    },
    block: (user, session) => {
      backend.block(user, session)
    },
    leave: (user) => {
      backend.leave(user)
    },
    report: (user, session, report) => {
      backend.report(user, session, report)
    },
    requeue: (user) => {
      backend.requeue(user)
    },
    setPolicy: (policy) => {
      backend.setPolicy(policy)
    },
    stats: () => backend.stats(),
    close: () => backend.close(),
  }
}
