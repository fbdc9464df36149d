import { expect, it } from 'vitest'
import { rawUpgrade } from '../testing/raw-upgrade.ts'
import { Served } from '../testing/served.ts'

const V1 = { 'Sec-WebSocket-Protocol': 'mismatch.v1' }
const GOOD = 'https://example.com'

it.each([
  'null',
  'http://example.com',
  'https://example.com.evil.com',
  'https://evil-example.com',
  'https://www.example.com',
  'https://example.com:444',
  'https://example.com.',
  'https://EXAMPLE.com',
  'https://example.com/',
  'https://user@example.com',
  'https://example.com, https://evil.com',
  'https://еxample.com',
  '*',
  '',
])(
  '[E2] [HTTP] of pages of %j, which only looks like an allowed origin, neither socket nor request is taken',
  async (origin) => {
    const served = await Served.start({ allowedOrigins: [GOOD] })
    const headers = { Origin: Buffer.from(origin).toString('latin1') }
    expect(await rawUpgrade(served.url, '/ws', { ...V1, ...headers })).toMatch(/^HTTP\/1.1 403 /)
    const asked = await served.get('/api/ice-servers', { method: 'POST', headers })
    expect(asked.status).toBe(403)
  },
)

it('[E2] the origin itself is taken, in the spelling that browsers send, however it stands in the options', async () => {
  const served = await Served.start({ allowedOrigins: ['HTTPS://Example.com:443'] })
  await served.connect(undefined, { origin: GOOD })
  expect((await served.get('/api/ice-servers', { method: 'POST', headers: { Origin: GOOD } })).status).toBe(200)
})

it('[HTTP] every answer keeps browsers from reading it as something else or from elsewhere; what others may have says so', async () => {
  const served = await Served.start()
  for (const path of ['/health', '/', '/api/stats', '/nothing', '/favicon.ico']) {
    const { headers } = await served.get(path)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors/)
    expect(headers.has('strict-transport-security')).toBe(false)
  }
  for (const path of ['/ready', '/mismatch-chat.js']) {
    expect((await served.get(path)).headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  }
})

it('[S4] X-Forwarded-For that nobody is trusted to write is told in the log once, without what it says', async () => {
  const served = await Served.start()
  const told = () => served.logged.filter((line) => line.includes('X-Forwarded-For is not believed'))
  await served.get('/health')
  expect(told()).toEqual([])
  const headers = { 'X-Forwarded-For': '203.0.113.77' }
  await served.get('/health', { headers })
  await served.connect(undefined, { headers })
  expect(told()).toHaveLength(1)
  expect(served.logged.join()).not.toContain('203.0.113.77')
  const trusting = await Served.start({ trustedProxies: 1 })
  await trusting.get('/health', { headers })
  expect(trusting.logged.join()).not.toContain('not believed')
})
