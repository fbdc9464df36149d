import { expect, it } from 'vitest'
import { createMemoryStore } from '../../store/memory/memory-store.ts'
import { Served } from '../../testing/served.ts'

const adminToken = 'the-token-of-the-admin'
const BY = /^admin [0-9a-f]{8}$/

interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: Record<string, never> & {
    id: string
    error: string
    faults: string[]
    message: string
    next: string | null
    reports: { id: string; reported: Record<string, string>; comment: string; session_ms: number }[]
    bans: { id: string }[]
    sessions: { id: string; users: string[]; pool: string }[]
    audit: { action: string; by: string; detail: Record<string, unknown> }[]
  }
}

function adminOf(served: Served, token = adminToken) {
  return async (method: string, path: string, body?: unknown, type = 'application/json'): Promise<Answer> => {
    const response = await served.get(`/admin/${path}`, {
      method,
      headers: { Authorization: `Bearer ${token}`, ...(body !== undefined && { 'Content-Type': type }) },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? {} : JSON.parse(text)) as Answer['body'],
    }
  }
}

const start = () => Served.start({ adminToken })

it('[HTTP] without an admin token there is no admin API', async () => {
  const served = await Served.start()
  for (const path of ['reports', 'bans', 'stats']) expect((await adminOf(served)('GET', path)).status).toBe(404)
})

it.each([
  ['no token', undefined],
  ['another', 'Bearer another token of 16'],
  ['the beginning of it', `Bearer ${adminToken.slice(0, -1)}`],
  ['another scheme', `Basic ${adminToken}`],
])('[HTTP] with %s it is 401, whatever is asked for', async (_, authorization) => {
  const served = await Served.start({ adminToken: 'a-token-without-spaces' })
  const headers: Record<string, string> = authorization === undefined ? {} : { Authorization: authorization }
  for (const path of ['/admin/reports', '/admin/bans', '/admin/nothing', '/admin/sessions', '/admin/stats']) {
    const response = await served.get(path, { headers })
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="mismatch admin"'])
  }
  const right = await served.get('/admin/stats', { headers: { Authorization: 'Bearer a-token-without-spaces' } })
  expect(right.status).toBe(200)
})

it('[S4] guesses are counted with the other requests of their address', async () => {
  const served = await Served.start({ adminToken, addressRequestsPerMinute: 2 })
  const guess = adminOf(served, 'a-guess-of-the-token')
  expect(
    [await guess('GET', 'bans'), await guess('GET', 'bans'), await guess('GET', 'bans')].map(({ status }) => status),
  ).toEqual([401, 401, 429])
})

it('[HTTP] a report is read whole, and its reported is banned by its id; the ban is lifted again', async () => {
  const served = await start()
  const admin = adminOf(served)
  const [a, b] = [await served.join({ device_id: 'phone' }), await served.join({ device_id: 'tablet' })]
  for (const client of [a, b]) {
    client.send({ type: 'Ready', media: 'video' })
    await client.settle()
  }
  const { session_id } = await b.hear('Paired')
  // They have answered the ping that asks for a sign of life (rule H10).
  await Promise.all([a.settle(), b.settle()])
  served.clock.advance(7_000)
  a.send({ type: 'Report', session_id, reason: 'harassment', comment: 'rude' })
  await a.settle()

  const { body, headers } = await admin('GET', 'reports')
  expect([headers.get('cache-control'), headers.get('access-control-allow-origin')]).toEqual(['no-store', null])
  expect(body.reports).toMatchObject([
    { session_id, reason: 'harassment', comment: 'rude', session_ms: 7_000, at: served.clock.now() },
  ])
  const [report] = body.reports
  expect(report?.reported['device']).toMatch(/^[\w-]{43}$/)
  expect(report?.reported['address']).toMatch(/^[\w-]{43}$/)

  const banned = await admin('POST', 'bans', { report_id: report?.id, reason: 'harassment', minutes: 5 })
  expect(banned.status).toBe(201)
  expect(banned.body).toEqual({
    id: expect.any(String) as string,
    user_id: report?.reported['user_id'],
    device: report?.reported['device'],
    address: null,
    reason: 'harassment',
    at: served.clock.now(),
    until: served.clock.now() + 5 * 60_000,
    by: expect.stringMatching(BY) as string,
  })
  expect((await b.closed).code).toBe(4502)
  expect((await admin('GET', 'bans')).body.bans).toEqual([banned.body])

  expect((await admin('DELETE', `bans/${banned.body.id}`)).status).toBe(204)
  await served.join({ device_id: 'tablet' })
  expect((await admin('DELETE', `bans/${banned.body.id}`)).status).toBe(404)
})

it('[HTTP] a ban from a report holds by what is named of user, device and address', async () => {
  const store = createMemoryStore({ newId: () => 'a report' })
  const admin = adminOf(await Served.start({ adminToken, store }))
  const reported = { user: 'bob', device: null, address: 'a hash' }
  const reporter = { user: 'ann', device: null }
  await store.reports.add({ session: 'one', reporter, reported, at: 0, sessionMs: 0, reason: 'spam' })
  const ban = (holds: string[]) => admin('POST', 'bans', { report_id: 'a report', reason: 'spam', holds })
  expect((await ban(['address'])).body).toMatchObject({ user_id: null, device: null, address: 'a hash' })
  expect((await ban(['user', 'address'])).body).toMatchObject({ user_id: 'bob', address: 'a hash' })
  expect(await ban(['device'])).toMatchObject({
    status: 400,
    body: { faults: ['holds: the report names none of these'] },
  })
  expect((await admin('POST', 'bans', { report_id: 'another', reason: 'spam' })).status).toBe(404)
})

it.each([
  [{}, [/^reason: is missing$/, /^expected exactly one of user_id, device_id, address, report_id$/]],
  [{ user_id: 'ann', device_id: 'phone', reason: 'rude' }, [/^expected exactly one/]],
  [{ user_id: '', reason: '' }, [/^user_id: expected a text of 1 to 128/, /^reason: expected a text of 1 to 200/]],
  [{ user_id: 'ann', reason: 'r'.repeat(201) }, [/^reason: /]],
  [{ user_id: 1, reason: 'rude' }, [/^user_id: /]],
  [{ address: '192.0.2', reason: 'rude' }, [/^address: expected an IPv4 or IPv6 address$/]],
  ...[0, 1.5, '5', 5_256_001, null].map(
    (minutes) => [{ user_id: 'ann', reason: 'rude', minutes }, [/^minutes: expected a whole number/]] as const,
  ),
  [{ user_id: 'ann', reason: 'rude', minuts: 5 }, [/^minuts: there is no such member$/]],
  [{ user_id: 'ann', reason: 'rude', holds: ['user'] }, [/^holds: only with report_id$/]],
  [{ report_id: 'one', reason: 'rude', holds: ['face'] }, [/^holds: expected one or more of/]],
  [{ report_id: 'one', reason: 'rude', holds: [] }, [/^holds: expected one or more of/]],
  [[], [/^expected one JSON object$/]],
  ['no json', [/^expected one JSON object$/]],
] as const)('[HTTP] a ban of %j is refused, with everything that is wrong in it', async (body, faults) => {
  const { status, body: answer } = await adminOf(await start())('POST', 'bans', body)
  expect(status).toBe(400)
  expect(answer.error).toBe('bad_request')
  expect(answer.faults).toEqual(faults.map((fault) => expect.stringMatching(fault) as string))
  expect(answer.message).toBe(answer.faults.join('\n'))
})

it('[HTTP] bodies are JSON, and short', async () => {
  const admin = adminOf(await start())
  expect((await admin('POST', 'bans', 'user_id=ann', 'application/x-www-form-urlencoded')).status).toBe(415)
  expect((await admin('POST', 'bans', { user_id: 'ann', reason: 'r'.repeat(9_000) })).status).toBe(413)
})

it('[HTTP] lists come newest first, in pages', async () => {
  const served = await start()
  const admin = adminOf(served)
  for (const user_id of ['1', '2', '3']) {
    await admin('POST', 'bans', { user_id, reason: 'rude' })
  }
  const first = (await admin('GET', 'bans?limit=2')).body
  expect(first.bans).toMatchObject([{ user_id: '3' }, { user_id: '2' }])
  const rest = (await admin('GET', `bans?limit=2&before=${String(first.next)}`)).body
  expect([rest.bans, rest.next]).toMatchObject([[{ user_id: '1' }], null])
  for (const query of ['limit=0', 'limit=201', 'limit=x', 'before=x', 'before=-1&limit=1.5']) {
    const { status, body } = await admin('GET', `reports?${query}`)
    expect([status, body.faults.length]).toEqual([400, query.includes('&') ? 2 : 1])
  }
})

it('[HTTP] the sessions that go on are listed, in pages', async () => {
  const served = await start()
  const admin = adminOf(served)
  const ids: string[] = []
  for (let count = 0; count < 3; count++) {
    ids.unshift((await served.pair()).session_id)
    served.clock.advance(1_000)
  }
  const first = (await admin('GET', 'sessions?limit=2')).body
  expect(first.sessions.map(({ id }) => id)).toEqual(ids.slice(0, 2))
  expect(first.sessions[0]).toMatchObject({ pool: 'default', media: 'video', started_at: served.clock.now() - 1_000 })
  expect(new Set(first.sessions[0]?.users).size).toBe(2)
  const rest = (await admin('GET', `sessions?limit=2&before=${String(first.next)}`)).body
  expect([rest.sessions.map(({ id }) => id), rest.next]).toEqual([ids.slice(2), null])
})

it('[HTTP] stats count people, reports and what went wrong', async () => {
  const served = await start()
  await served.pair()
  expect((await adminOf(served)('GET', 'stats')).body).toMatchObject({
    ...{ online: 2, waiting: 0, sessions: 1, total_matches: 1, reports: 0 },
    counts: { lostReports: 0, badFrames: 0 },
  })
})

it('[HTTP] other methods are told which there are, other paths that there is nothing', async () => {
  const admin = adminOf(await start())
  const put = await admin('PUT', 'bans', {})
  expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, POST'])
  expect((await admin('DELETE', 'reports')).status).toBe(405)
  expect((await admin('GET', 'nothing')).status).toBe(404)
})

it('[S1] whoever reads or bans is in the audit log, which names no person', async () => {
  const admin = adminOf(await start())
  await admin('GET', 'reports?limit=7')
  const { id } = (await admin('POST', 'bans', { device_id: 'phone', reason: 'rude', minutes: 1 })).body
  await admin('POST', 'bans', { reason: 'rude' })
  await admin('DELETE', `bans/${id}`)
  await admin('DELETE', `bans/${id}`)
  const { audit } = (await admin('GET', 'audit')).body
  expect(audit.map(({ action, detail }) => [action, detail])).toEqual([
    ['read_audit', { before: null, limit: 50 }],
    ['unban', { ban: id }],
    ['ban', { ban: id, report: null, minutes: 1 }],
    ['read_reports', { before: null, limit: 7 }],
  ])
  expect(audit.every(({ by }) => /^[0-9a-f]{8}$/.test(by))).toBe(true)
})

it('[S1] what cannot be written into the audit log is not done', async () => {
  const memory = createMemoryStore({ newId: () => 'an id' })
  const store = { ...memory, audit: { ...memory.audit, add: () => Promise.reject(new Error('disk full')) } }
  const admin = adminOf(await Served.start({ adminToken, store }))
  expect((await admin('POST', 'bans', { user_id: 'ann', reason: 'rude' })).status).toBe(500)
  expect((await admin('GET', 'reports')).status).toBe(500)
  expect(await store.bans.list({ limit: 1 })).toMatchObject({ rows: [] })
})

it('[HTTP] [M3] settings are changed while people wait, and those who fit by them meet at once; it is noted', async () => {
  const served = await start()
  const admin = adminOf(served)
  const [a, b] = [await served.join(), await served.join()]
  for (const [client, tags] of [
    [a, ['chess']],
    [b, ['tea']],
  ] as const) {
    client.send({ type: 'Ready', media: 'video', tags: [...tags] })
    await client.hear('Waiting')
  }
  expect((await admin('GET', 'settings')).body).toEqual({
    rematch_cooldown_ms: 0,
    tag_grace_ms: 8_000,
    queue_ttl_ms: 120_000,
  })
  const changed = { rematch_cooldown_ms: 0, tag_grace_ms: 0, queue_ttl_ms: 60_000 }
  expect(await admin('POST', 'settings', { tag_grace_ms: 0, queue_ttl_ms: 60_000 })).toMatchObject({
    status: 200,
    body: changed,
  })
  await b.hear('Paired')
  expect((await admin('GET', 'settings')).body).toEqual(changed)
  expect((await admin('GET', 'audit')).body.audit[1]).toMatchObject({ action: 'settings', detail: changed })
})

it.each([
  [{}, [/^expected one or more of rematch_cooldown_ms, tag_grace_ms, queue_ttl_ms$/]],
  [
    { tag_grace_ms: -1, queue_ttl_ms: '5' },
    [/^tag_grace_ms: expected a whole number/, /^queue_ttl_ms: expected a whole/],
  ],
  [{ tagGraceMs: 5 }, [/^tagGraceMs: there is no such setting; there are /]],
  [{ tag_grace_ms: 0, queue_ttl_ms: 1.5 }, [/^queue_ttl_ms: /]],
  [[], [/^expected one JSON object$/]],
  ['no json', [/^expected one JSON object$/]],
] as const)('[HTTP] settings of %j are refused whole, with everything that is wrong in them', async (body, faults) => {
  const admin = adminOf(await start())
  const before = (await admin('GET', 'settings')).body
  const answer = await admin('POST', 'settings', body)
  expect(answer.status).toBe(400)
  expect(answer.body.faults).toEqual(faults.map((fault) => expect.stringMatching(fault) as string))
  expect((await admin('GET', 'settings')).body).toEqual(before)
})
