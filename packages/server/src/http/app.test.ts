import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { Served } from '../testing/served.ts'

it('[HTTP] /health answers OK', async () => {
  const response = await (await Served.start()).get('/health')
  expect([response.status, await response.text()]).toEqual([200, 'OK'])
})

it('[HTTP] a probe that speaks HTTP/1.0 and names no host is answered', async () => {
  const { hostname, port } = new URL((await Served.start()).url)
  const socket = connect(Number(port), hostname)
  socket.write('GET /health HTTP/1.0\r\n\r\n')
  expect(await text(socket)).toMatch(/^HTTP\/1.1 200 [\s\S]*OK$/)
})

it('[HTTP] /ready says that this is a Mismatch server, to every origin', async () => {
  const response = await (await Served.start()).get('/ready')
  expect(response.status).toBe(200)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(await response.json()).toEqual({ server: 'mismatch', version: expect.any(String) as string })
})

it('[HTTP] /api/stats counts people, tickets, sessions and matches', async () => {
  const served = await Served.start()
  await served.pair()
  await served.join()
  const response = await served.get('/api/stats')
  expect(await response.json()).toEqual({ online: 3, waiting: 0, sessions: 1, total_matches: 1 })
  expect(response.headers.has('access-control-allow-origin')).toBe(false)
})

it('[HTTP] HEAD is answered like GET, without a body', async () => {
  const response = await (await Served.start()).get('/health', { method: 'HEAD' })
  expect([response.status, await response.text()]).toEqual([200, ''])
})

it('[HTTP] a plain GET of the WebSocket says what it is', async () => {
  const response = await (await Served.start()).get('/ws')
  expect(response.status).toBe(426)
  expect(response.headers.get('upgrade')).toBe('websocket')
  expect(await response.text()).toContain('WebSocket')
})

it.each(['/favicon.svg', '/favicon.ico'])('[HTTP] %s is answered', async (path) => {
  const response = await (await Served.start()).get(path)
  expect(response.headers.get('content-type')).toBe('image/svg+xml')
})

it('[HTTP] what is not there is answered as JSON', async () => {
  const response = await (await Served.start()).get('/nothing')
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ error: 'not_found' })
})

it('[S4] more requests than address-requests-per-minute: 429 with the time to come back', async () => {
  const served = await Served.start({ addressRequestsPerMinute: 2 })
  await served.get('/api/stats')
  await served.get('/api/stats')
  const response = await served.get('/api/stats')
  expect(response.status).toBe(429)
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await response.json()).toMatchObject({
    error: 'rate_limited',
    message: expect.stringContaining('come back') as string,
  })
})

it('[S4] health and readiness are never refused', async () => {
  const served = await Served.start({ addressRequestsPerMinute: 1 })
  for (const path of ['/api/stats', '/health', '/ready']) expect((await served.get(path)).status).toBe(200)
})

it('[S4] behind a trusted proxy the limit counts the client, not the proxy', async () => {
  const served = await Served.start({ addressRequestsPerMinute: 1, trustedProxies: 1 })
  const from = (address: string) => served.get('/api/stats', { headers: { 'x-forwarded-for': `9.9.9.9, ${address}` } })
  expect((await from('192.0.2.1')).status).toBe(200)
  expect((await from('192.0.2.2')).status).toBe(200)
  expect((await from('192.0.2.1')).status).toBe(429)
})

it('[S4] without a trusted proxy nobody gets round it by a header', async () => {
  const served = await Served.start({ addressRequestsPerMinute: 1 })
  const from = (address: string) => served.get('/api/stats', { headers: { 'x-forwarded-for': address } })
  await from('192.0.2.1')
  expect((await from('192.0.2.2')).status).toBe(429)
})
