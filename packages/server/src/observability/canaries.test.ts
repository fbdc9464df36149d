import { Writable } from 'node:stream'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { request } from 'node:http'
import type { ClientMessage, ServerMessageMap } from '@mismatch/protocol'
import type { MatchServerOptions } from '../options.ts'
import { rawUpgrade } from '../testing/raw-upgrade.ts'
import { createMemoryStore } from '../store/memory/memory-store.ts'
import type { Store } from '../store/store.ts'
import { Served } from '../testing/served.ts'
import { ownToken } from '../testing/tokens.ts'
import type { WireClient } from '../testing/wire-client.ts'

// Rule S5: whatever comes from outside carries a canary here, and none may be heard in the log, on the console or in the counts.

const ADDRESS = '203.0.113.77'
const CANARY = /canary|203\.0\.113\.77/i

const consoleMethods = ['log', 'info', 'warn', 'error', 'debug'] as const

beforeEach(() => {
  for (const method of consoleMethods) vi.spyOn(console, method)
})

afterEach(() => {
  vi.restoreAllMocks()
})

const turn: MatchServerOptions = { turnUrls: ['turn:canary.example'], turnSecret: 'canary-secret-of-turn' }

/** A real server that logs all it can, by pino as it does by itself. */
async function loud(options: MatchServerOptions = {}) {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      lines.push(chunk.toString())
      done()
    },
  })
  const logger = pino({ level: 'trace', base: null }, stream)
  const served = await Served.start({ logLevel: 'trace', logger, trustedProxies: 1, ...turn, ...options })
  /** What it made that nobody else may hear. */
  const secrets: string[] = []
  /** Down with it, and none of the canaries was heard; `events` are among what it did say. */
  const keepsQuiet = async (...events: string[]) => {
    const counts = JSON.stringify(await served.server.stats()) + (await served.server.metrics())
    await served.server.close()
    const printed = consoleMethods.flatMap((method) => vi.mocked(console[method]).mock.calls)
    const isHeard = (line: string) => CANARY.test(line) || secrets.some((secret) => line.includes(secret))
    expect([...lines, counts, JSON.stringify(printed)].filter(isHeard)).toEqual([])
    const heard = lines.map((line) => (JSON.parse(line) as { msg: string }).msg)
    expect(heard).toEqual(expect.arrayContaining(events))
  }
  return { served, secrets, keepsQuiet }
}

const headers = {
  'X-Forwarded-For': ADDRESS,
  'User-Agent': 'Canary-agent/1.0',
  Origin: 'https://canary-origin.example',
  Cookie: 'canary-cookie=1',
  'X-Canary': 'canary-header',
}

const hello = (who: string): ClientMessage => ({
  type: 'Hello',
  token: `canary-token-${who}`,
  device_id: `canary-device-${who}`,
  resume: { token: 'canary-resume', received: 1, sent: 1 },
  client: { name: 'canary-client', version: 'canary-version' },
})

const ready: ClientMessage = {
  type: 'Ready',
  pool: 'canary-pool',
  media: 'video',
  tags: ['canary-tag'],
  languages: ['canary-language'],
  profile: { name: 'canary-name', age: 77, avatar: 'canary-avatar' },
  offer: 'canary-offer',
  offer_id: 'canary-offer-id',
}

/** Everybody is who their token says, so that user ids are canaries too. */
const onAuthenticate = ({ token = 'canary-nobody' }: { token: string | undefined }) => {
  if (token.endsWith('-fails')) throw new Error(`no such token: ${token}`)
  return { userId: token }
}

interface Guests {
  a: WireClient
  b: WireClient
  session_id: string
  ice_servers: ServerMessageMap['IceServers']['ice_servers']
}

it('[S5] [H7] no resume token is logged, of those given out nor of those brought back', async () => {
  const { served, secrets: tokens, keepsQuiet } = await loud()
  const client = await served.connect()
  client.send({ type: 'Hello' })
  tokens.push((await client.hear('Welcome')).resume_token!)
  client.send(ready)
  await client.hear('IceServers')
  tokens.push((await client.hear('Waiting')).resume_token!)
  client.send({ type: 'Leave' })
  tokens.push((await client.hear('Idle')).resume_token!)
  client.socket.terminate()
  await client.closed
  for (const token of [...tokens].reverse()) {
    const again = await served.connect()
    again.send({ type: 'Hello', resume: { token } })
    tokens.push((await again.hear('Welcome')).resume_token!)
  }
  await keepsQuiet('connection resumed')
  expect(tokens).toHaveLength(6)
})

async function pairOf(served: Served): Promise<Guests> {
  const path = [undefined, { headers }] as const
  const [a, b] = [await served.connect(...path), await served.connect(...path)]
  for (const [client, who] of [
    [a, 'a'],
    [b, 'b'],
  ] as const) {
    client.send(hello(who))
    await client.hear('Welcome')
    client.send(ready)
    await client.settle()
  }
  const { ice_servers } = await a.hear('IceServers')
  await a.hear('Waiting')
  const { session_id } = await a.hear('Paired')
  return { a, b, session_id, ice_servers }
}

it('[S5] nothing that v1 clients say, and nothing of who they are, is logged', async () => {
  const { served, secrets, keepsQuiet } = await loud({ hooks: { onAuthenticate } })
  const { a, b, session_id, ice_servers } = await pairOf(served)
  for (const { username, credential } of ice_servers.slice(1)) secrets.push(username!, credential!)
  expect(secrets).toHaveLength(2)
  const at = { session_id }
  const candidate = { candidate: `candidate:1 1 udp 1 ${ADDRESS} 9 typ host`, sdp_mid: 'canary', sdp_m_line_index: 0 }
  const frames: (ClientMessage | string)[] = [
    { type: 'Offer', ...at, sdp: 'canary-sdp' },
    { type: 'Answer', ...at, sdp: 'canary-sdp' },
    { type: 'IceCandidate', ...at, ...candidate },
    { type: 'Chat', ...at, id: 'canary-id', text: 'canary-chat', sent_at: 1 },
    { type: 'Receipt', ...at, id: 'canary-id', status: 'read' },
    { type: 'Reaction', ...at, id: 'canary-id', emoji: 'canary-emoji' },
    { type: 'Typing', ...at, active: true },
    { type: 'GoDirect', ...at },
    { type: 'Connected', ...at, path: 'host', ms: 1 },
    { type: 'Prepare', offer_id: 'canary-offer-id', offer: 'canary-offer' },
    { type: 'Refresh', token: 'canary-token-a' },
    { type: 'Skip', session_id: 'canary-session', offer: 'canary-offer', offer_id: 'canary-offer-id' },
    { type: 'Failed', session_id: 'canary-session', stage: 'unknown', offer: 'canary-offer' },
    { type: 'Chat', session_id: 'canary-session', id: 'canary-id', text: 'canary-late', sent_at: 1 },
    { type: 'Report', session_id: 'canary-session', reason: 'spam', comment: 'canary-comment' },
    { type: 'Block', session_id: 'canary-session' },
    'canary, no json',
    '{"type":"canary-type","canary-member":1}',
    `{"type":"Chat","session_id":"${session_id}","id":"canary","text":{"canary":1},"sent_at":1}`,
    `{"type":"Chat","session_id":"${session_id}","canary":1,"canary":2}`,
  ]
  for (const frame of frames) a.send(frame)
  // Past the limits, and past those of a broken client.
  for (let i = 0; i < 20; i++) b.send({ type: 'Chat', ...at, id: 'canary-id', text: 'canary-flood', sent_at: 1 })
  await Promise.all([a.settle(), b.settle()])
  a.send({ type: 'Report', ...at, reason: 'other', comment: 'canary-comment' })
  await a.settle()
  for (let i = 0; i < 12; i++) a.send(`{"type":"canary-type-${String(i)}"}`)
  await a.closed
  b.send(Buffer.from('canary-bytes'))
  await b.closed
  await keepsQuiet('connection opened', 'connection arrived', 'session began', 'frame refused', 'report written')
})

it('[S5] nor what comes with their connections: headers, addresses, subprotocols, reasons of a close, frames too long', async () => {
  const { served, keepsQuiet } = await loud()
  const unknown = await served.connect(['canary.v9'], { headers })
  await unknown.closed
  const wordy = await served.connect(undefined, { headers })
  wordy.send(hello('wordy'))
  await wordy.hear('Welcome')
  wordy.socket.close(4321, 'canary-reason')
  await wordy.closed
  const long = await served.connect(undefined, { headers })
  long.send('canary'.repeat(20_000))
  await long.closed
  const rude = await served.connect(undefined, { headers })
  rude.send('{"type":"canary-first"}')
  await rude.closed
  await rawUpgrade(served.url, '/canary-path?canary-query', headers)
  await keepsQuiet('connection opened', 'connection closed', 'upgrade refused')
})

it('[S5] nor what refused visitors bring', async () => {
  const { served, keepsQuiet } = await loud({ allowedOrigins: ['https://example.com'], addressConnectsPerMinute: 1 })
  for (const path of ['/ws?token=canary-token', '/canary-path']) {
    expect(await rawUpgrade(served.url, path, headers)).toMatch(/^HTTP\/1.1 40[34]/)
  }
  const allowed = { ...headers, Origin: 'https://example.com', 'Sec-WebSocket-Protocol': 'mismatch.v1, canary.v9' }
  await served.connect(undefined, { headers: { ...headers, Origin: 'https://example.com' } })
  expect(await rawUpgrade(served.url, '/ws', allowed)).toMatch(/^HTTP\/1.1 429/)
  await keepsQuiet('upgrade refused')
})

it('[S5] nor what a login or a store says when it fails', async () => {
  const memory = createMemoryStore({ newId: () => 'an id' })
  let isBroken = false
  const fails = (...said: unknown[]) => Promise.reject(new Error(`cannot keep ${JSON.stringify(said)} canary`))
  const store: Store = {
    ...memory,
    reports: { ...memory.reports, add: fails },
    blocks: { ...memory.blocks, add: fails },
    bans: { ...memory.bans, revision: () => (isBroken ? fails() : memory.bans.revision()) },
    sweep: (before) => (isBroken ? fails() : memory.sweep(before)),
  }
  const { served, keepsQuiet } = await loud({ hooks: { onAuthenticate }, store })
  const failing = await served.connect(undefined, { headers })
  failing.send({ type: 'Hello', token: 'canary-token-fails' })
  await failing.closed
  const { a, session_id } = await pairOf(served)
  a.send({ type: 'Report', session_id, reason: 'other', comment: 'canary-comment' })
  await a.hear('Error')
  a.send({ type: 'Block', session_id })
  expect(await a.types()).toContain('Error')
  isBroken = true
  served.clock.advance(3_600_000)
  await keepsQuiet('login failed', 'report lost', 'block lost', 'bans not read', 'store not swept')
})

it('[S5] nor tokens: of a login, of strangers, right and wrong, in frames, headers and answers, nor what they claim', async () => {
  const { served, secrets, keepsQuiet } = await loud({
    auth: 'token',
    authSecret: 'canary-secret-of-logins',
    authJwksUrl: 'http://127.0.0.1:9/canary-keys',
    addressTokensPerMinute: 3,
    hooks: {
      onChallenge: ({ challenge }) => {
        if (challenge === 'canary-fails') throw new Error(`no such challenge: ${challenge}`)
        return challenge === 'canary-passed'
      },
    },
  })
  const claims = { sub: 'canary-user', name: 'canary-name', roles: ['canary-role'], pools: ['canary-pool'] }
  const own = (more: object = {}, key = 'canary-secret-of-logins') => ownToken({ ...claims, ...more }, { key })
  const ask = async (body: object, token?: string) => {
    const Authorization = token === undefined ? {} : { Authorization: `Bearer ${token}` }
    const response = await served.get('/auth/token', {
      method: 'POST',
      headers: { 'X-Forwarded-For': ADDRESS, ...Authorization },
      body: JSON.stringify({ device_id: 'canary-device', ...body }),
    })
    const { access_token } = (await response.json()) as { access_token?: string }
    if (access_token !== undefined) secrets.push(access_token)
    return access_token
  }
  const stranger = await ask({ challenge: 'canary-passed' })
  await ask({}, stranger)
  await ask({ challenge: 'canary-wrong' })
  await ask({ challenge: 'canary-fails' })
  await ask({ challenge: 'canary-passed' })
  expect(secrets).toHaveLength(2)

  const byKey = `${Buffer.from('{"alg":"ES256","kid":"canary"}').toString('base64url')}.e30.AAAA`
  const tokens = [
    await own(),
    await own({ exp: 1 }),
    await own({}, 'canary-secret-of-others'),
    stranger!,
    byKey,
    'canary',
  ]
  secrets.push(...tokens)
  const codes = []
  for (const token of tokens) {
    const client = await served.connect(undefined, { headers })
    client.send({ type: 'Hello', token, device_id: 'canary-device' })
    const isIn = await Promise.race([client.hear('Welcome').then(() => true), client.closed.then(() => false)])
    if (isIn) client.send({ type: 'Refresh', token: byKey })
    if (isIn) await client.hear('Error')
    if (isIn) client.send({ type: 'Refresh', token: 'canary-refresh' })
    codes.push((await client.closed).code)
    await served.get('/api/ice-servers', { method: 'POST', headers: { Authorization: `Bearer ${token}` } })
  }
  expect(codes).toEqual([4501, 4501, 4501, 4501, 1011, 4501])
  await keepsQuiet('challenge failed', 'login failed', 'request failed')
})

it('[S5] nor what hooks are told, or say when they fail', async () => {
  const failed = new Set<string>()
  const failing = (name: string) => (payload: unknown) => {
    failed.add(name)
    throw new Error(`cannot take ${JSON.stringify(payload)}`)
  }
  let isOpen = true
  const hooks = {
    onAuthenticate,
    onReady: (payload: unknown) => isOpen || failing('onReady')(payload),
    onPaired: failing('onPaired'),
    onSessionEnd: failing('onSessionEnd'),
    onChat: failing('onChat'),
    onReport: failing('onReport'),
  }
  const { served, keepsQuiet } = await loud({ hooks })
  const { a, session_id } = await pairOf(served)
  isOpen = false
  a.send(ready)
  await a.hear('Error')
  a.send({ type: 'Chat', session_id, id: 'canary-id', text: 'canary-chat', sent_at: 1 })
  await a.hear('Error')
  a.send({ type: 'Report', session_id, reason: 'other', comment: 'canary-comment' })
  await a.hear('Reported')
  await keepsQuiet('hook failed')
  expect(failed).toEqual(new Set(['onReady', 'onPaired', 'onChat', 'onSessionEnd', 'onReport']))
})

it('[S5] nor what classic clients say', async () => {
  const { served, keepsQuiet } = await loud()
  const [a, b] = [await served.connect([], { headers }), await served.connect([], { headers })]
  await Promise.all([a.settle(), b.settle()])
  for (const client of [a, b]) {
    for (const frame of [
      '{"type":"Offer","sdp":"canary-sdp"}',
      '{"type":"Answer","sdp":"canary-sdp"}',
      `{"type":"IceCandidate","candidate":"${ADDRESS}","sdp_mid":"canary","sdp_m_line_index":0}`,
      '{"type":"canary-type"}',
      'canary, no json',
    ]) {
      client.send(frame)
    }
    await client.settle()
  }
  a.send('{"type":"Report","comment":"canary-comment"}')
  await a.settle()
  await keepsQuiet('session began', 'frame refused', 'report written')
})

it('[S5] nor what is asked for over HTTP', async () => {
  const { served, keepsQuiet } = await loud({ addressRequestsPerMinute: 4 })
  const ask = (path: string, method = 'GET', body = '') =>
    new Promise<number | undefined>((resolve, reject) => {
      const asked = request(served.url + path, { method, headers }, (response) => {
        response.resume().once('end', () => {
          resolve(response.statusCode)
        })
      })
      asked.once('error', reject).end(body)
    })
  const answers = [
    await ask('/canary-path?canary=query'),
    await ask('/api/stats?canary=query'),
    await ask('/auth/token', 'POST', '{"device_id":"canary-device"}'),
    await ask('/api/ice-servers?canary=query', 'POST', 'canary-body'),
    await ask('/mismatch-chat.js?canary'),
  ]
  expect(answers).toContain(429)
  await keepsQuiet('server listens', 'server closed')
})

it('[S5] nor what an admin asks, and whom a ban is against', async () => {
  const token = 'canary-token-of-the-admin'
  const { served, keepsQuiet } = await loud({ hooks: { onAuthenticate }, adminToken: token })
  const { a, session_id } = await pairOf(served)
  a.send({ type: 'Report', session_id, reason: 'other', comment: 'canary-comment' })
  await a.settle()
  const auth = { Authorization: `Bearer ${token}` }
  const ban = (body: unknown) =>
    served.get('/admin/bans', {
      method: 'POST',
      headers: { ...auth, 'Content-Type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  expect((await served.get('/admin/reports?before=canary', { headers: auth })).status).toBe(400)
  expect((await served.get('/admin/reports', { headers: { Authorization: 'Bearer canary-guess' } })).status).toBe(401)
  const { reports } = (await (await served.get('/admin/reports', { headers: auth })).json()) as { reports: unknown[] }
  expect(JSON.stringify(reports)).toContain('canary-comment')
  expect((await ban('canary, no json')).status).toBe(400)
  expect((await ban({ 'canary-member': 1 })).status).toBe(400)
  const reason = 'canary-reason'
  for (const who of [{ user_id: 'canary-token-a' }, { device_id: 'canary-device-b' }, { address: ADDRESS }]) {
    expect((await ban({ ...who, reason })).status).toBe(201)
  }
  expect((await a.closed).code).toBe(4502)
  await keepsQuiet('report written', 'connection closed')
})
