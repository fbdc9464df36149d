import { describe, expect, it, vi } from 'vitest'
import type { MatchClientOptions } from './options.ts'
import { freshMs } from './signaling/token-life.ts'
import { settle, type FakeClock } from './testing/fake-clock.ts'
import { pairedFrame, waitingFrame } from './testing/frames.ts'
import { makeClient, type Harness } from './testing/harness.ts'
import { makeJwt } from './testing/make-jwt.ts'

/** Good for five minutes from now. */
function fresh(clock: FakeClock, sub: string): string {
  const iat = clock.now() / 1_000
  return makeJwt({ sub, iat, exp: iat + 300 })
}

/** Until nothing more happens without time. */
async function calm(): Promise<void> {
  await vi.dynamicImportSettled()
  await settle()
}

async function begin(harness: Harness): Promise<void> {
  void harness.client.start({ media: 'text' })
  await calm()
}

async function makeStarted(options: Partial<MatchClientOptions> = {}) {
  const harness = makeClient(options)
  await begin(harness)
  return harness
}

/** What each Hello has shown. */
const shown = ({ server }: Harness) => server.of('Hello').map(({ token }) => token)

/** A client whose tokens come from the app, one after the other, named by their number. */
async function makeLoggedIn() {
  let made = 0
  const harness: Harness = makeClient({
    token: () => fresh(harness.clock, `ada ${String(++made)}`),
  })
  await begin(harness)
  harness.server.socket.welcome()
  const named = (number: number, at = 0) =>
    makeJwt({
      sub: `ada ${String(number)}`,
      iat: harness.clock.now() / 1_000 - at,
      exp: harness.clock.now() / 1_000 - at + 300,
    })
  return { ...harness, named, made: () => made }
}

describe('MatchClient, without a token of its own', () => {
  it('[H8] asks the server for one when it lets nobody in without, beside the WebSocket, and comes back with it', async () => {
    const harness = await makeStarted({ deviceId: 'd', challenge: () => 'solved' })
    const { server, clock, heard, client } = harness
    server.socket.open()
    server.socket.shut(4501)
    clock.advance(1_000)
    await calm()
    expect(server.http.requests.map(({ url, init }) => [url, init?.method, init?.body])).toEqual([
      ['https://match.example.com/auth/token', 'POST', '{"device_id":"d","challenge":"solved"}'],
    ])
    server.socket.welcome()
    expect([shown(harness), client.signaling, heard.errors]).toEqual([[undefined, 'anonymous'], 'online', []])
  })

  it('[H8] asks nobody for anything where no token is wanted', async () => {
    const { server } = await makeStarted()
    server.socket.welcome()
    expect([server.http.requests, server.heard('Hello').token]).toEqual([[], undefined])
  })

  it('[H8] is refused for good when the new token is no better', async () => {
    const { server, clock, heard, client } = await makeStarted()
    server.socket.open()
    server.socket.shut(4501)
    clock.advance(1_000)
    await calm()
    server.socket.open()
    server.socket.shut(4501)
    clock.advance(60_000)
    await calm()
    expect([heard.errors, client.signaling, server.sockets.length]).toEqual([['refused'], 'offline', 2])
  })

  it.each([403, 404])('[H8] is refused for good when the server gives no token, with %i', async (status) => {
    const { server, clock, heard, client } = await makeStarted()
    server.http.tokenRefusal = { status, error: 'challenge_failed' }
    server.socket.shut(4501)
    clock.advance(1_000)
    await calm()
    expect([heard.errors, client.signaling, clock.pending]).toEqual([['refused'], 'offline', 0])
    expect(heard.of('error')[0]?.error).toMatchObject({ closeName: 'unauthorized', retryable: false })
  })

  it('[S4] waits as long as the server says when too many tokens were asked for', async () => {
    const { server, clock, client } = await makeStarted()
    server.http.tokenRefusal = { status: 429, error: 'rate_limited', retry_after_ms: 30_000 }
    server.socket.shut(4501)
    clock.advance(1_000)
    await calm()
    server.http.tokenRefusal = null
    clock.advance(29_000)
    await calm()
    expect(server.http.requests).toHaveLength(1)
    clock.advance(3_000)
    await calm()
    server.socket.welcome()
    expect([server.http.requests.length, client.signaling]).toEqual([2, 'online'])
  })

  it.each<[string, () => Promise<Response>]>([
    ['nobody answers', () => Promise.reject(new TypeError('failed'))],
    ['the answer is no JSON', async () => new Response('<html>')],
    ['the answer is too long', async () => Response.json({ access_token: 'a', more: 'x'.repeat(20_000) })],
    ['the token is too long', async () => Response.json({ access_token: 'a'.repeat(5_000) })],
    ['the server fails', async () => Response.json({}, { status: 500 })],
  ])('[E2] goes on trying when %s, and says so after three times', async (_what, fetch) => {
    const { server, clock, heard, client } = await makeStarted({ fetch })
    server.socket.shut(4501)
    for (let attempt = 0; attempt < 4; attempt++) {
      clock.advance(20_000)
      await calm()
    }
    expect([heard.errors, client.signaling, server.sockets.length]).toEqual([['unreachable'], 'connecting', 1])
  })

  it('[H9] gets another before it ends, and shows that to the server that it is connected to', async () => {
    const harness = await makeStarted()
    const { server, clock } = harness
    const given = fresh(clock, 'one')
    server.http.token = given
    server.socket.shut(4501)
    clock.advance(1_000)
    await calm()
    server.socket.welcome()
    server.http.token = 'two'
    clock.advance(238_000)
    await calm()
    expect(server.of('Refresh')).toEqual([])
    clock.advance(2_000)
    await calm()
    expect(server.of('Refresh')).toEqual([{ type: 'Refresh', token: 'two' }])
    // Or the next would be of somebody else.
    expect(server.http.requests.map(({ init }) => new Headers(init?.headers).get('Authorization'))).toEqual([
      null,
      `Bearer ${given}`,
    ])
  })

  it('[H8] is asked for one also where the app could have one and has none now', async () => {
    const harness = await makeStarted({ token: () => undefined })
    const { server, clock } = harness
    server.socket.open()
    server.socket.shut(4501)
    clock.advance(1_000)
    await calm()
    server.socket.welcome()
    expect(shown(harness)).toEqual([undefined, 'anonymous'])
  })
})

describe('MatchClient, with a token of the app', () => {
  it('[H1] shows a token that is a text', async () => {
    const harness = await makeStarted({ token: 'mine' })
    harness.server.socket.welcome()
    expect(shown(harness)).toEqual(['mine'])
  })

  it.each([4000, 4501])(
    '[E2] a text that the server does not take, or not any more, is refused for good: %i',
    async (code) => {
      const { server, heard, client, clock } = await makeStarted({ token: 'mine' })
      server.socket.welcome()
      server.socket.shut(code)
      clock.advance(60_000)
      await calm()
      expect([heard.errors, client.signaling, server.sockets.length, server.http.requests]).toEqual([
        ['refused'],
        'offline',
        1,
        [],
      ])
    },
  )

  it('[H1] opens no socket before it has what a function gives', async () => {
    let give: (token: string) => void = () => {}
    const harness = await makeStarted({ token: () => new Promise<string>((resolve) => (give = resolve)) })
    const { server, client } = harness
    expect([server.sockets, client.signaling]).toEqual([[], 'connecting'])
    give('mine')
    await calm()
    server.socket.welcome()
    expect(shown(harness)).toEqual(['mine'])
  })

  it('[H9] is asked for the next when four fifths of its life are over; the server hears it at once', async () => {
    const { server, clock, named, made } = await makeLoggedIn()
    clock.advance(239_999)
    await calm()
    expect(made()).toBe(1)
    clock.advance(1)
    await calm()
    expect(server.of('Refresh')).toEqual([{ type: 'Refresh', token: named(2) }])
    server.socket.say({ type: 'Refreshed', expires_at: clock.now() + 300_000 })
    clock.advance(240_000)
    await calm()
    expect([made(), server.of('Refresh').length]).toEqual([3, 2])
  })

  it('[H9] comes back with the one it has, and with a new one when that is old', async () => {
    const harness = await makeLoggedIn()
    const { server, clock, named } = harness
    clock.advance(100_000)
    server.cut()
    clock.advance(1_000)
    server.socket.welcome()
    expect(shown(harness)).toEqual([named(1, 101), named(1, 101)])
    server.socket.shut()
    for (let tens = 0; tens < 30; tens++) {
      clock.advance(10_000)
      await calm()
    }
    server.socket.open()
    expect(freshMs(shown(harness).at(-1) ?? '', clock.now())).toBeGreaterThan(0)
  })

  it('[H9] [mistake 14] a token that ends leaves partner and chat alone; the client comes back with the next', async () => {
    const harness = await makeLoggedIn()
    const { server, clock, client, heard, made } = harness
    server.resumes = 'exact'
    server.socket.shut()
    clock.advance(500)
    server.socket.welcome()
    server.socket.say(waitingFrame())
    server.socket.say(pairedFrame('S1', { media: 'text' }))
    server.socket.shut(4000)
    client.session?.sendMessage('still here')
    clock.advance(1_000)
    await calm()
    server.socket.welcome()
    expect([made(), server.of('Chat').map(({ text }) => text)]).toEqual([2, ['still here']])
    expect([client.session?.id, client.state, heard.of('peerleft'), heard.errors]).toEqual(['S1', 'connected', [], []])
    expect(server.heard('Hello')).toMatchObject({
      resume: expect.anything() as object,
      token: expect.any(String) as string,
    })
  })

  it('[E2] one that is wrong although it is new is refused for good', async () => {
    const { server, heard, client, clock } = await makeStarted({ token: () => 'wrong' })
    server.socket.open()
    server.socket.shut(4501)
    clock.advance(60_000)
    await calm()
    expect([heard.errors, client.signaling, server.sockets.length]).toEqual([['refused'], 'offline', 1])
  })

  it('[H9] one of which nobody knows the end is asked for at each connection', async () => {
    let made = 0
    const harness = await makeStarted({ token: () => `opaque ${String(++made)}` })
    const { server, clock } = harness
    server.socket.welcome()
    clock.advance(3_600_000)
    server.cut()
    clock.advance(1_000)
    await calm()
    server.socket.welcome()
    expect([shown(harness), server.of('Refresh')]).toEqual([['opaque 1', 'opaque 2'], []])
  })

  it.each<[string, () => Promise<string>]>([
    [
      'throws',
      () => {
        throw new Error('no')
      },
    ],
    ['rejects', () => Promise.reject(new Error('no'))],
    ['never answers', () => new Promise(() => {})],
  ])('[E2] a function that %s is asked again and again, and that is told after three times', async (_what, token) => {
    const { server, heard, client, clock } = await makeStarted({ token })
    for (let attempt = 0; attempt < 4; attempt++) {
      clock.advance(30_000)
      await calm()
    }
    expect([heard.errors, client.signaling, server.sockets]).toEqual([['unreachable'], 'connecting', []])
  })

  it('[H9] one that cannot be got in time is tried for again', async () => {
    let made = 0
    const harness: Harness = makeClient({
      token: () => {
        if (++made === 2) throw new Error('offline')
        return fresh(harness.clock, String(made))
      },
    })
    await begin(harness)
    const { server, clock } = harness
    server.socket.welcome()
    clock.advance(240_000)
    await calm()
    clock.advance(10_000)
    await calm()
    expect([made, server.of('Refresh').length]).toEqual([3, 1])
  })

  it.each(['connects', 'renews'])('[mistake 3] stop() while it %s leaves nothing', async (when) => {
    let give: (token: string) => void = () => {}
    let made = 0
    const harness: Harness = makeClient({
      token: () =>
        ++made === 1 && when === 'renews' ?
          fresh(harness.clock, 'one')
        : new Promise<string>((resolve) => (give = resolve)),
    })
    await begin(harness)
    const { server, clock, client } = harness
    if (when === 'renews') {
      server.socket.welcome()
      clock.advance(240_000)
    }
    await client.stop()
    give('late')
    await calm()
    expect([clock.pending, server.sockets.filter(({ isOpen }) => isOpen), server.of('Refresh')]).toEqual([0, [], []])
  })

  it('[H9] what the server says of a Refresh that it does not take bothers nobody', async () => {
    const { server, heard } = await makeLoggedIn()
    server.socket.say({ type: 'Error', code: 'rate_limited', message: '', ref: 'Refresh', retry_after_ms: 1 })
    expect(heard.errors).toEqual([])
  })
})
