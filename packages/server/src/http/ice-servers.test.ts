import { expect, it } from 'vitest'
import type { MatchServerOptions } from '../options.ts'
import { Served } from '../testing/served.ts'

const turn: MatchServerOptions = {
  stunUrls: [],
  turnUrls: ['turn:turn.example.com'],
  turnSecret: 'sixteen letters!',
}
const ask = (served: Served, headers: Record<string, string> = {}) =>
  served.get('/api/ice-servers', { method: 'POST', headers })

it('[HTTP] /api/ice-servers gives servers and their end, to every origin, and nobody keeps them', async () => {
  const served = await Served.start(turn)
  const response = await ask(served)
  expect(response.status).toBe(200)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.json()).toEqual({
    ice_servers: [
      {
        urls: ['turn:turn.example.com'],
        username: expect.stringMatching(/^\d+:/) as string,
        credential: expect.any(String) as string,
      },
    ],
    ice_expires_at: served.clock.now() + 600_000,
  })
})

it('[HTTP] without a TURN server it gives the STUN servers, which have no end', async () => {
  const response = await ask(await Served.start({ stunUrls: ['stun:stun.example.com'] }))
  expect(await response.json()).toEqual({ ice_servers: [{ urls: ['stun:stun.example.com'] }], ice_expires_at: null })
})

it('[HTTP] it is asked by POST, which a page may ask for beforehand', async () => {
  const served = await Served.start(turn)
  const got = await served.get('/api/ice-servers')
  expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST, OPTIONS'])
  const preflight = await served.get('/api/ice-servers', { method: 'OPTIONS' })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-headers')).toContain('Authorization')
})

it('[S4] past address-ice-per-minute it says when to come back; sockets and requests are counted together', async () => {
  const served = await Served.start({ ...turn, addressIcePerMinute: 2 })
  const client = await served.join()
  client.send({ type: 'Ready', media: 'video' })
  await client.hear('IceServers')
  expect((await ask(served)).status).toBe(200)
  const refused = await ask(served)
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60'])
  expect(await refused.json()).toMatchObject({ error: 'rate_limited' })
  served.clock.advance(60_000)
  expect((await ask(served)).status).toBe(200)
})

it('[HTTP] with a login it wants the bearer token, for the user who bears it', async () => {
  const onAuthenticate = ({ token }: { token: string | undefined }) =>
    token === 'ada-token' ? { userId: 'ada' } : null
  const served = await Served.start({ ...turn, hooks: { onAuthenticate } })
  for (const headers of [{}, { Authorization: 'Bearer other' }, { Authorization: 'Basic ada-token' }]) {
    const refused = await ask(served, headers)
    expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
    expect(refused.headers.get('access-control-allow-origin')).toBe('*')
  }
  expect((await ask(served, { Authorization: 'Bearer ada-token' })).status).toBe(200)
})

it('[HTTP] a login that does not answer is not waited for without end', async () => {
  const served = await Served.start({ ...turn, hooks: { onAuthenticate: () => new Promise<null>(() => undefined) } })
  const before = served.clock.timers
  const answer = ask(served)
  await expect.poll(() => served.clock.timers).toBeGreaterThan(before)
  served.clock.advance(10_000)
  expect((await answer).status).toBe(503)
  await expect.poll(() => served.clock.timers).toBe(before)
})

it('[HTTP] where origins are restricted pages of others are refused', async () => {
  const served = await Served.start({ ...turn, allowedOrigins: ['https://example.com'] })
  expect((await ask(served, { Origin: 'https://evil.example' })).status).toBe(403)
  expect((await ask(served)).status).toBe(403)
  expect((await ask(served, { Origin: 'https://example.com' })).status).toBe(200)
})
