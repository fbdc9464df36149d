import { expect, it } from 'vitest'
import { Served } from '../testing/served.ts'

/** The value of each series, by its name and labels as they are written. */
async function scraped({ server }: Served): Promise<Map<string, number>> {
  const lines = (await server.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]))
}

async function read(served: Served, ...names: string[]): Promise<(number | undefined)[]> {
  const all = await scraped(served)
  return names.map((name) => all.get(`mismatch_${name}`))
}

it('[HTTP] metrics count who is here, who waits where, and who talks', async () => {
  const served = await Served.start({ pools: ['default', 'chess'], classic: 'on', maxConnections: 50 })
  const { a } = await served.pair()
  const waiting = await served.join()
  waiting.send({ type: 'Ready', media: 'video', pool: 'chess' })
  await waiting.hear('Waiting')
  await served.classic()
  const now = await read(served, 'connections{dialect="v1"}', 'connections{dialect="classic"}', 'connections_limit')
  expect(now).toEqual([3, 1, 50])
  expect(await read(served, 'waiting{pool="default"}', 'waiting{pool="chess"}', 'waiting{pool="other"}')).toEqual([
    1, 1, 0,
  ])
  expect(await read(served, 'users_online', 'sessions', 'matches_total', 'draining')).toEqual([4, 1, 1, 0])
  await a.leave(1000)
  await expect.poll(() => read(served, 'connections_closed_total{code="1000"}')).toEqual([1])
  expect(await read(served, 'connections_opened_total{dialect="v1"}')).toEqual([3])
})

it('[S6] pools that are not listed share one label, and so does all that a client makes up', async () => {
  const served = await Served.start()
  for (const pool of ['canary-a', 'canary-b', 'default']) {
    const client = await served.join()
    client.send({ type: 'Ready', media: 'video', pool })
    await client.hear('Waiting')
    if (pool === 'canary-a') client.socket.close(4321, 'canary')
  }
  await expect.poll(() => read(served, 'connections_closed_total{code="other"}')).toEqual([1])
  const text = await served.server.metrics()
  expect(text).not.toContain('canary')
  expect(text.match(/^mismatch_waiting\{.*/gm)).toEqual([
    expect.stringMatching(/^mismatch_waiting\{pool="other"\} [23]$/),
  ])
})

it('[Q3] the time to a match is from the place in the queue; who meets somebody at once has waited none', async () => {
  const served = await Served.start()
  const first = await served.waiting()
  served.clock.advance(3_000)
  const second = await served.join()
  second.send({ type: 'Ready', media: 'video' })
  await first.hear('Paired')
  const name = 'time_to_match_seconds'
  expect(await read(served, `${name}_sum`, `${name}_count`, `${name}_bucket{le="0.1"}`)).toEqual([3, 2, 1])
})

it('[Q11] what carries media, and after how long; and where it failed or was lost', async () => {
  const served = await Served.start()
  const { a, b, session_id } = await served.pair()
  a.send({ type: 'Connected', session_id, path: 'relay', ms: 400 })
  // Nobody waits so long: it is a clock that jumped, or a joke.
  b.send({ type: 'Connected', session_id, path: 'host', ms: 2 ** 40 })
  await Promise.all([a.settle(), b.settle()])
  a.send({ type: 'Failed', session_id, stage: 'connected' })
  await a.heard()
  const outcomes = ['relay', 'host', 'lost', 'failed'].map((path) => `media_outcomes_total{path="${path}"}`)
  expect(await read(served, ...outcomes)).toEqual([1, 1, 1, 0])
  expect(await read(served, 'first_connect_seconds_sum', 'first_connect_seconds_count')).toEqual([120.4, 2])
  expect(await read(served, 'peer_left_total{reason="failed"}')).toEqual([1])
})

it('[Q5] skips, and what the other is told', async () => {
  const served = await Served.start()
  const { a, b, session_id } = await served.pair()
  a.send({ type: 'Skip', session_id })
  a.send({ type: 'Skip', session_id })
  await Promise.all([a.settle(), b.settle()])
  expect(await read(served, 'skips_total', 'peer_left_total{reason="skipped"}')).toEqual([1, 1])
})

it('[H6] resumes by their kind', async () => {
  const served = await Served.start()
  const client = await served.connect()
  client.send({ type: 'Hello' })
  const { resume_token: token = '' } = await client.hear('Welcome')
  const back = async (resume: { token: string; received?: number; sent?: number }) => {
    const again = await served.connect()
    again.send({ type: 'Hello', resume })
    return (await again.hear('Welcome')).resume_token ?? ''
  }
  await back({ token, received: 0, sent: 0 })
  await back({ token: await back({ token }) })
  await back({ token: 'made up' })
  const kinds = ['exact', 'session', 'none'].map((kind) => `resumes_total{kind="${kind}"}`)
  expect(await read(served, ...kinds)).toEqual([1, 2, 1])
})

it('[S3] [S4] limits by the option that sets them', async () => {
  const served = await Served.start({ addressConnections: 2, chatPerSecond: 5, addressRequestsPerMinute: 1 })
  const { a, session_id } = await served.pair()
  for (let at = 0; at < 12; at++) a.send({ type: 'Chat', session_id, id: String(at), text: 'x', sent_at: 0 })
  await a.settle()
  await expect(served.connect()).rejects.toThrow('429')
  for (let at = 0; at < 2; at++) await served.get('/api/stats')
  const limits = ['chat-per-second', 'address-connections', 'address-requests-per-minute']
  expect(await read(served, ...limits.map((limit) => `limits_hit_total{limit="${limit}"}`))).toEqual([2, 1, 1])
  expect(await read(served, 'frames_refused_total{why="limited"}')).toEqual([2])
})

it('[S4] tokens that strangers ask for too often are counted as a limit hit', async () => {
  const served = await Served.start({ auth: 'token', addressTokensPerMinute: 1 })
  for (let at = 0; at < 3; at++) await served.get('/auth/token', { method: 'POST' })
  expect(await read(served, 'limits_hit_total{limit="address-tokens-per-minute"}')).toEqual([2])
})

it('[HTTP] frames in and out are counted with those of every type', async () => {
  const served = await Served.start()
  const client = await served.join()
  client.send({ type: 'Ping', received: 0 })
  await client.hear('Pong')
  const names = ['in', 'out'].map((direction) => `frames_total{direction="${direction}"}`)
  // Hello is no frame of the conversation yet; Welcome and Pong have gone out.
  expect(await read(served, ...names)).toEqual([1, 2])
})

it('[HTTP] the process is measured too, under names that promtool takes', async () => {
  const text = await (await Served.start()).server.metrics()
  for (const name of ['process_resident_memory_bytes', 'nodejs_eventloop_lag_p99_seconds', 'build_info']) {
    expect(text).toContain(`\nmismatch_${name}`)
  }
  const counters = new Set([...text.matchAll(/^# TYPE (\S+) counter$/gm)].map(([, name]) => name))
  const totals = [...text.matchAll(/^# TYPE (\S+_total) /gm)].map(([, name]) => name)
  expect(totals.filter((name) => !counters.has(name))).toEqual([])
})

it('[HTTP] /metrics is nowhere unless it is asked for, and among the pages only if their port is named', async () => {
  const served = await Served.start()
  expect((await served.get('/metrics')).status).toBe(404)
  const { port } = new URL(served.url)
  await served.server.close()
  const open = await Served.start({ port: Number(port), metricsPort: Number(port) })
  const response = await open.get('/metrics')
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  expect(await response.text()).toContain('mismatch_users_online 0')
})
