import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import type { Credentials } from '../auth/authenticate.ts'
import type { Challenge } from '../auth/challenge.ts'
import type { MatchServerOptions } from '../options.ts'
import { Served } from '../testing/served.ts'

interface Answer {
  access_token: string
  error: string
  message: string
  retry_after_ms: number
}

const start = (options: MatchServerOptions = {}) =>
  Served.start({ auth: 'token', addressTokensPerMinute: 0, addressRequestsPerMinute: 0, ...options })
const ask = (served: Served, body: unknown = {}, headers: Record<string, string> = {}) =>
  served.get('/auth/token', {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
const answer = async (response: Promise<Response>) => (await (await response).json()) as Answer

/** Who the server lets in with this, and the socket. */
async function enter(served: Served, token: string, device_id?: string) {
  const client = await served.connect()
  client.send({ type: 'Hello', token, ...(device_id !== undefined && { device_id }) })
  return { client, welcome: await client.hear('Welcome') }
}

it('[HTTP] /auth/token gives a token for five minutes with which one comes in, to every origin, and nobody keeps it', async () => {
  const served = await start()
  const response = await ask(served)
  expect(response.status).toBe(200)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(response.headers.get('cache-control')).toBe('no-store')
  const body = (await response.json()) as Answer
  expect(body).toEqual({ access_token: expect.any(String) as string, token_type: 'Bearer', expires_in: 300 })
  const first = await enter(served, body.access_token)
  expect(first.welcome.user_id).toMatch(/^anon:[\w-]{16}$/)
  const { access_token } = await answer(ask(served))
  expect((await enter(served, access_token)).welcome.user_id).not.toBe(first.welcome.user_id)
})

it('[HTTP] who bears a token gets another of the same user: a stranger too is one person beyond five minutes', async () => {
  const served = await start({ hooks: { onChallenge: ({ challenge }) => challenge === 'passed' } })
  const first = await answer(ask(served, { challenge: 'passed' }))
  const { welcome } = await enter(served, first.access_token)
  served.clock.advance(290_000)
  const second = await answer(ask(served, {}, { Authorization: `Bearer ${first.access_token}` }))
  served.clock.advance(290_000)
  expect((await enter(served, second.access_token)).welcome.user_id).toBe(welcome.user_id)
  // One that is not right is worth nothing: the challenge stands again.
  const forged = await ask(served, {}, { Authorization: `Bearer ${second.access_token}x` })
  expect([forged.status, ((await forged.json()) as Answer).error]).toEqual([403, 'challenge_failed'])
})

it('[HTTP] it is asked by POST, which a page may ask for beforehand', async () => {
  const served = await start()
  const got = await served.get('/auth/token')
  expect([got.status, got.headers.get('allow')]).toEqual([405, 'POST, OPTIONS'])
  const preflight = await served.get('/auth/token', { method: 'OPTIONS' })
  expect(preflight.status).toBe(204)
  expect(preflight.headers.get('access-control-allow-headers')).toMatch(/Authorization.*Content-Type/)
})

it('[HTTP] where no tokens are asked for it says so, and where strangers get none as well', async () => {
  const open = await ask(await Served.start())
  expect([open.status, open.headers.get('access-control-allow-origin')]).toEqual([404, '*'])
  expect(((await open.json()) as Answer).message).toMatch(/asks for none.*option auth/)
  const closed = await ask(await start({ anonymous: 'off', authSecret: 'a secret of the logins' }))
  expect(closed.status).toBe(403)
  expect(await closed.json()).toMatchObject({ error: 'forbidden', message: expect.stringMatching(/login/) as string })
})

it('[HTTP] where strangers get no tokens any more those given before are wrong', async () => {
  const before = await start()
  const { access_token: token } = await answer(ask(before))
  const after = await start({ anonymous: 'off', authSecret: 'a secret of the logins' })
  const client = await after.connect()
  client.send({ type: 'Hello', token })
  expect((await client.closed).code).toBe(4501)
})

it('[HTTP] where origins are restricted pages of others are refused', async () => {
  const served = await start({ allowedOrigins: ['https://example.com'] })
  for (const Origin of ['https://evil.example', 'null', 'https://example.com.evil.example']) {
    expect((await ask(served, {}, { Origin })).status).toBe(403)
  }
  expect((await ask(served)).status).toBe(403)
  expect((await ask(served, {}, { Origin: 'https://example.com' })).status).toBe(200)
})

it.each([
  ['no JSON', 'oops', 400, /JSON object/],
  ['a list', '[]', 400, /JSON object/],
  ['a text', '"x"', 400, /JSON object/],
  ['null', 'null', 400, /JSON object/],
  ['a device id of another kind', '{"device_id":1}', 400, /device_id/],
  ['an empty device id', '{"device_id":""}', 400, /device_id/],
  ['a device id that is too long', { device_id: 'x'.repeat(129) }, 400, /device_id/],
  ['a challenge that is too long', { challenge: 'x'.repeat(4_097) }, 400, /challenge/],
  ['a body that is too long', { challenge: 'x'.repeat(8_192) }, 413, /8192 bytes/],
  ['JSON that is deep', '['.repeat(8_000), 400, /JSON object/],
])('[HTTP] %s is refused, by name, to every origin', async (_, body, status, message) => {
  const response = await ask(await start(), body)
  expect([response.status, response.headers.get('access-control-allow-origin')]).toEqual([status, '*'])
  expect(((await response.json()) as Answer).message).toMatch(message)
})

it('[HTTP] a body whose length is not said is read no further either', async () => {
  const served = await start()
  const { hostname, port } = new URL(served.url)
  const socket = connect(Number(port), hostname)
  socket.write('POST /auth/token HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n')
  for (let i = 0; i < 3; i++) socket.write(`fa0\r\n${' '.repeat(4_000)}\r\n`)
  // It never ends; the answer does not wait for that.
  const [head] = (await once(socket, 'data')) as [Buffer]
  expect(head.toString()).toMatch(/^HTTP\/1.1 413 /)
  socket.destroy()
})

it('[HTTP] no body is a body too', async () => {
  const served = await start()
  expect((await served.get('/auth/token', { method: 'POST' })).status).toBe(200)
})

it('[S4] past address-tokens-per-minute it says when to come back; who renews a token is not counted', async () => {
  const served = await start({ addressTokensPerMinute: 2 })
  const { access_token } = await answer(ask(served))
  for (let i = 0; i < 5; i++) {
    expect((await ask(served, {}, { Authorization: `Bearer ${access_token}` })).status).toBe(200)
  }
  expect((await ask(served)).status).toBe(200)
  const refused = await ask(served)
  const { error, message, retry_after_ms } = (await refused.json()) as Answer
  expect([refused.status, error]).toEqual([429, 'rate_limited'])
  expect(message).toContain('address-tokens-per-minute')
  expect(retry_after_ms).toBeGreaterThan(0)
  expect(Number(refused.headers.get('retry-after'))).toBe(Math.ceil(retry_after_ms / 1_000))
})

/** Ada and Bob meet, each with the device that token and Hello name; she blocks him. What he reads who comes again, with another token. */
async function blocked(served: Served, inToken: object, again: { device_id?: string }, inHello: string) {
  const enterWith = async (body: object, device_id?: string) =>
    (await enter(served, (await answer(ask(served, body))).access_token, device_id)).client
  const [ada, bob] = [await enterWith({}), await enterWith(inToken, 'in Hello')]
  for (const client of [ada, bob]) client.send({ type: 'Ready', media: 'text' })
  await ada.hear('Waiting')
  const { session_id } = await ada.hear('Paired')
  ada.send({ type: 'Block', session_id })
  await ada.hear('Blocked')
  await bob.leave()
  await ada.settle()
  const returning = await enterWith(again, inHello)
  returning.send({ type: 'Ready', media: 'text' })
  return (await returning.hear('Waiting')).reason
}

it('[H8] a device that a token names counts before the one in Hello: another there brings nobody past a block', async () => {
  expect(await blocked(await start(), { device_id: 'bob' }, { device_id: 'bob' }, 'another')).toBe('only_incompatible')
})

it('[H8] where the token names none the one in Hello counts', async () => {
  expect(await blocked(await start(), {}, {}, 'in Hello')).toBe('only_incompatible')
})

describe('onChallenge', () => {
  it('[HTTP] gets challenge, device id and address, also when there is no challenge', async () => {
    const seen: unknown[] = []
    const onChallenge = (given: unknown) => seen.push(given) > 0
    const served = await start({ hooks: { onChallenge } })
    await ask(served, { challenge: 'answer', device_id: 'd1' })
    await ask(served)
    expect(seen).toEqual([
      { challenge: 'answer', deviceId: 'd1', address: '127.0.0.1' },
      { challenge: undefined, deviceId: undefined, address: '127.0.0.1' },
    ])
  })

  it('[HTTP] may be a method of an object of the program’s, as a login may', async () => {
    class Door {
      readonly #word = 'sesame'
      onChallenge({ challenge }: Challenge) {
        return challenge === this.#word
      }
      onAuthenticate({ identity }: Credentials) {
        return identity && { userId: `${this.#word} ${identity.userId}` }
      }
    }
    const served = await start({ hooks: new Door() })
    expect((await ask(served, { challenge: 'wrong' })).status).toBe(403)
    const { access_token } = await answer(ask(served, { challenge: 'sesame' }))
    expect((await enter(served, access_token)).welcome.user_id).toMatch(/^sesame anon:/)
  })

  it.each([
    ['says no', () => false],
    ['says no later', () => Promise.resolve(false)],
    ['throws', () => Promise.reject(new Error('swordfish'))],
    [
      'throws at once',
      () => {
        throw new Error('swordfish')
      },
    ],
    ['forgets to answer', (() => undefined) as unknown as () => boolean],
    ['gives something else', (() => 'yes') as unknown as () => boolean],
  ])('[HTTP] one that %s gives nobody a token', async (_, onChallenge) => {
    const served = await start({ hooks: { onChallenge } })
    const response = await ask(served, { challenge: 'x' })
    const text = await response.text()
    expect([response.status, (JSON.parse(text) as Answer).error]).toEqual([403, 'challenge_failed'])
    expect(text + served.logged.join()).not.toContain('swordfish')
  })

  it('[HTTP] one that does not answer is not waited for without end', async () => {
    const served = await start({ hooks: { onChallenge: () => new Promise<boolean>(() => undefined) } })
    const before = served.clock.timers
    const response = ask(served)
    await expect.poll(() => served.clock.timers).toBeGreaterThan(before)
    served.clock.advance(10_000)
    expect((await response).status).toBe(503)
    expect(served.clock.timers).toBe(before)
  })

  it('[HTTP] without it a challenge means nothing', async () => {
    expect((await ask(await start(), { challenge: 'anything' })).status).toBe(200)
  })
})
