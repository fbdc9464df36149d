import type { ClientMessageMap } from '@mismatch/protocol'
import { describe, expect, it } from 'vitest'
import type { MatchServerOptions } from '../options.ts'
import { Served } from '../testing/served.ts'
import { AUTH_SECRET, ownToken } from '../testing/tokens.ts'
import type { WireClient } from '../testing/wire-client.ts'

// Rules H8 and H9: who comes with which token, and what of theirs outlives it.

const withTokens: MatchServerOptions = { auth: 'token', authSecret: AUTH_SECRET }
const start = (options: MatchServerOptions = {}) => Served.start({ ...withTokens, ...options })

/** A token that ends so many seconds after the clock's start. */
const until = (sub: string, seconds: number) => ownToken({ sub, exp: 1_800_000_000 + seconds })

async function hello(served: Served, frame: Omit<ClientMessageMap['Hello'], 'type'>): Promise<WireClient> {
  const client = await served.connect()
  client.send({ type: 'Hello', ...frame })
  return client
}

/** Lets time pass, in which these are heard of. */
async function pass(served: Served, ms: number, ...clients: WireClient[]): Promise<void> {
  const settle = () => Promise.all(clients.map((client) => client.settle()))
  await settle()
  for (let left = ms; left > 0; left -= 20_000) {
    served.clock.advance(Math.min(left, 20_000))
    await settle()
  }
}

/** Ada and Bob in a session; her token ends after a minute, his after an hour. */
async function pair(served: Served) {
  const [ada, bob] = [
    await hello(served, { token: await until('ada', 60) }),
    await hello(served, { token: await until('bob', 3_600) }),
  ]
  for (const client of [ada, bob]) {
    await client.hear('Welcome')
    client.send({ type: 'Ready', media: 'video' })
  }
  await ada.hear('Waiting')
  const { session_id, resume_token } = await ada.hear('Paired')
  await bob.hear('Paired')
  // Waiting and Paired were received, Ready was sent.
  return { ada, bob, session_id, resume: { token: resume_token!, received: 2, sent: 1 } }
}

describe('at the door', () => {
  it('[H8] a user is who the token says, under the name that it says', async () => {
    const served = await start()
    const [ada, bob] = [
      await hello(served, { token: await ownToken({ name: 'Ada L.' }) }),
      await hello(served, { token: await ownToken({ sub: 'bob' }) }),
    ]
    expect((await ada.hear('Welcome')).user_id).toBe('ada')
    expect((await bob.hear('Welcome')).user_id).toBe('bob')
    ada.send({ type: 'Ready', media: 'text', profile: { name: 'Somebody Else', age: 36 } })
    await ada.hear('Waiting')
    bob.send({ type: 'Ready', media: 'text', profile: { name: 'Bob' } })
    expect((await bob.hear('Paired')).peer.profile).toEqual({ name: 'Ada L.', age: 36 })
    expect((await ada.hear('Paired')).peer.profile).toEqual({ name: 'Bob' })
  })

  it.each([
    ['missing', () => undefined],
    ['forged', () => ownToken({}, { key: 'another secret than that' })],
    ['expired', () => until('ada', -5)],
    ['of a user of the server’s own', () => ownToken({ sub: 'anon:ada' })],
  ])('[E2] [H8] whose token is %s is closed 4501', async (_, make) => {
    const token = await make()
    const client = await hello(await start(), token === undefined ? {} : { token })
    expect((await client.closed).code).toBe(4501)
  })

  it('[E2] while the keys of a login cannot be fetched newcomers are closed 1011, and come back', async () => {
    const served = await Served.start({ auth: 'token', authJwksUrl: 'http://127.0.0.1:9/jwks.json' })
    const header = Buffer.from('{"alg":"ES256","kid":"1"}').toString('base64url')
    const client = await hello(served, { token: `${header}.e30.AAAA` })
    expect((await client.closed).code).toBe(1011)
    expect(served.logged.join()).toMatch(/login failed|KeySetError/)
  })

  it('[C1] classic clients, who have no tokens, are not taken', async () => {
    await expect((await start()).classic()).rejects.toThrow('403')
  })

  it('[mistake 11] [H8] the second tab of one login replaces the first, which is told by 4504, and its partner by "replaced"', async () => {
    const served = await start()
    const { ada, bob } = await pair(served)
    const second = await hello(served, { token: await until('ada', 600) })
    expect(await second.hear('Welcome')).toMatchObject({ user_id: 'ada', resumed: 'none', state: 'idle' })
    expect(await ada.closed).toEqual({ code: 4504, reason: 'connected elsewhere' })
    expect((await bob.hear('PeerLeft')).reason).toBe('replaced')
  })

  it('[HTTP] servers for calls are given to who bears a token', async () => {
    const served = await start()
    const ask = (headers: Record<string, string>) => served.get('/api/ice-servers', { method: 'POST', headers })
    expect((await ask({})).status).toBe(401)
    expect(
      (await ask({ Authorization: `Bearer ${await ownToken({}, { key: 'another secret than that' })}` })).status,
    ).toBe(401)
    expect((await ask({ Authorization: `Bearer ${await ownToken()}` })).status).toBe(200)
    const down = await Served.start({ auth: 'token', authJwksUrl: 'http://127.0.0.1:9/jwks.json' })
    const header = Buffer.from('{"alg":"ES256","kid":"1"}').toString('base64url')
    const headers = { Authorization: `Bearer ${header}.e30.AAAA` }
    expect((await down.get('/api/ice-servers', { method: 'POST', headers })).status).toBe(503)
  })
})

describe('when a token ends', () => {
  it('[mistake 14] [H9] the call and its chat outlive it: closed 4000, they come back with another to where they were', async () => {
    const served = await start()
    const { ada, bob, session_id, resume } = await pair(served)
    await pass(served, 59_999, ada, bob)
    served.clock.advance(1)
    expect(await ada.closed).toEqual({ code: 4000, reason: 'the token has ended' })
    expect(await bob.hear('PeerAway')).toMatchObject({ session_id })
    bob.send({ type: 'Chat', session_id, id: '1', text: 'still there?', sent_at: 1 })
    await bob.settle()
    const again = await hello(served, { token: await until('ada', 600), resume })
    expect(await again.hear('Welcome')).toMatchObject({ user_id: 'ada', resumed: 'exact', state: 'paired', session_id })
    expect((await again.hear('Chat')).text).toBe('still there?')
    expect(await bob.hear('PeerBack')).toMatchObject({ session_id, resumed: 'exact' })
    again.send({ type: 'Chat', session_id, id: '2', text: 'still here', sent_at: 2 })
    expect((await bob.hear('Chat')).text).toBe('still here')
    // The new one ends in its turn.
    await pass(served, 539_999, again, bob)
    served.clock.advance(1)
    expect((await again.closed).code).toBe(4000)
  })

  it('[mistake 14] [H9] a stranger’s call outlives theirs too, since a token that is renewed is of the same user', async () => {
    const served = await Served.start({ auth: 'token', addressTokensPerMinute: 0 })
    const token = async (before?: string) => {
      const headers = before === undefined ? {} : { Authorization: `Bearer ${before}` }
      const response = await served.get('/auth/token', { method: 'POST', headers })
      return ((await response.json()) as { access_token: string }).access_token
    }
    const first = await token()
    const [ann, bob] = [await hello(served, { token: first }), await hello(served, { token: await token() })]
    for (const client of [ann, bob]) {
      await client.hear('Welcome')
      client.send({ type: 'Ready', media: 'video' })
    }
    await ann.hear('Waiting')
    const { session_id, resume_token } = await ann.hear('Paired')
    ann.send({ type: 'Connected', session_id, path: 'host', ms: 1 })
    await pass(served, 299_999, ann, bob)
    served.clock.advance(1)
    expect([(await ann.closed).code, (await bob.closed).code]).toEqual([4000, 4000])
    const resume = { token: resume_token!, received: 2, sent: 1 }
    const again = await hello(served, { token: await token(first), resume })
    expect(await again.hear('Welcome')).toMatchObject({ resumed: 'exact', state: 'paired', session_id })
  })

  it('[H9] on the way of coming back the new end counts, not the old', async () => {
    const served = await start()
    const { ada, resume } = await pair(served)
    served.clock.advance(30_000)
    const again = await hello(served, { token: await until('ada', 600), resume })
    await again.hear('Welcome')
    expect((await ada.closed).code).toBe(1006)
    await pass(served, 30_000, again)
  })

  it('[H9] one that ends while its owner is away closes nobody, and lets nobody back in', async () => {
    const served = await start()
    const { ada, bob, resume } = await pair(served)
    ada.socket.terminate()
    await bob.hear('PeerAway')
    served.clock.advance(25_000)
    await bob.settle()
    const late = await hello(served, { token: await until('ada', 20), resume })
    expect((await late.closed).code).toBe(4501)
    const again = await hello(served, { token: await until('ada', 600), resume })
    expect((await again.hear('Welcome')).resumed).toBe('exact')
  })

  it('[H9] nobody leaves a timer behind: not who leaves, is replaced, or is lost, nor the server that closes', async () => {
    const served = await start()
    const timers = () => served.clock.timers
    const before = timers()
    const token = await ownToken()
    const client = await hello(served, { token })
    await client.hear('Welcome')
    const withOne = timers()
    const second = await hello(served, { token })
    await second.hear('Welcome')
    await client.closed
    await expect.poll(timers).toBe(withOne)
    await second.leave()
    await expect.poll(timers).toBe(before)
    await (await hello(served, { token })).hear('Welcome')
    await served.server.close()
    await expect.poll(timers).toBe(0)
  })

  it('[H9] what a login of the program’s own says to end, ends', async () => {
    const served = await Served.start({
      hooks: { onAuthenticate: () => ({ userId: 'ada', expiresAt: 1_800_000_000_000 + 1_000 }) },
    })
    const client = await served.join()
    served.clock.advance(1_000)
    expect((await client.closed).code).toBe(4000)
  })
})

describe('to come back', () => {
  it('[H9] both tokens are needed, of the same user: with those of others one begins anew, and takes nothing from anybody', async () => {
    const served = await start()
    const { ada, bob, resume } = await pair(served)
    const eve = await hello(served, { token: await until('eve', 600), resume })
    expect(await eve.hear('Welcome')).toMatchObject({ user_id: 'eve', resumed: 'none', state: 'idle' })
    expect(await ada.types()).toEqual([])
    expect(await bob.types()).toEqual([])
    const without = await hello(served, { resume })
    expect((await without.closed).code).toBe(4501)
    const again = await hello(served, { token: await until('ada', 600), resume })
    expect((await again.hear('Welcome')).resumed).toBe('exact')
  })

  it('[H9] the same over a restart', async () => {
    const before = await start()
    const { session_id, resume } = await pair(before)
    await before.server.drain()
    const after = await Served.start(withTokens, before.clock)
    const eve = await hello(after, { token: await until('eve', 600), resume })
    expect(await eve.hear('Welcome')).toMatchObject({ user_id: 'eve', resumed: 'none', state: 'idle' })
    const ada = await hello(after, { token: await until('ada', 600), resume })
    expect(await ada.hear('Welcome')).toMatchObject({ user_id: 'ada', resumed: 'session', session_id })
    await pass(after, 599_999, ada)
    after.clock.advance(1)
    expect((await ada.closed).code).toBe(4000)
  })

  it('[H7] a resume token that is spent stays so, with whichever token it comes', async () => {
    const served = await start()
    const { ada, resume } = await pair(served)
    ada.socket.terminate()
    await ada.closed
    const again = await hello(served, { token: await until('ada', 600), resume })
    const { resume_token } = await again.hear('Welcome')
    // The new Welcome has arrived: the old token is spent.
    again.send({ type: 'Ping', received: 2 })
    await again.hear('Pong')
    for (const sub of ['ada', 'eve']) {
      const thief = await hello(served, { token: await until(sub, 700), resume })
      expect(await thief.hear('Welcome')).toMatchObject({ user_id: sub, resumed: 'none', state: 'idle' })
    }
    expect(resume_token).not.toBe(resume.token)
  })

  it('[H7] auth-secret seals resume tokens where there is no secret; another makes them worthless', async () => {
    const options = { ...withTokens, secret: '', dataDir: '/dev/null/none' }
    const before = await Served.start(options)
    const { resume, session_id } = await pair(before)
    await before.server.drain()
    const after = await Served.start(options, before.clock)
    const ada = await hello(after, { token: await until('ada', 600), resume })
    expect(await ada.hear('Welcome')).toMatchObject({ resumed: 'session', session_id })
    expect([...before.logged, ...after.logged].join()).not.toContain('key not kept')
    const authSecret = 'another secret of the logins'
    const other = await Served.start({ ...options, authSecret }, before.clock)
    const token = await ownToken({ sub: 'ada' }, { key: authSecret })
    expect((await (await hello(other, { token, resume })).hear('Welcome')).resumed).toBe('none')
  })
})

describe('onAuthenticate with auth token', () => {
  it('[H8] is asked about right tokens only, with who they are of, and may let in, replace and refuse', async () => {
    const seen: unknown[] = []
    const served = await start({
      hooks: {
        onAuthenticate(credentials) {
          seen.push(credentials)
          const { identity } = credentials
          if (identity?.userId === 'eve') return null
          return identity?.userId === 'bob' ? { userId: 'robert' } : identity
        },
      },
    })
    const token = await ownToken({ name: 'Ada' })
    const enter = async (token: string) => hello(served, { token, device_id: 'd1' })
    expect((await (await enter(token)).hear('Welcome')).user_id).toBe('ada')
    expect(seen).toEqual([
      {
        token,
        deviceId: 'd1',
        address: '127.0.0.1',
        identity: { userId: 'ada', claims: { name: 'Ada' }, expiresAt: 1_800_003_600_000 },
      },
    ])
    const robert = await enter(await until('bob', 60))
    expect((await robert.hear('Welcome')).user_id).toBe('robert')
    expect((await (await enter(await until('eve', 60))).closed).code).toBe(4501)
    expect((await (await enter(await until('ada', -60))).closed).code).toBe(4501)
    expect(seen).toHaveLength(3)
    // Whoever it makes of them, their token ends.
    served.clock.advance(60_000)
    expect((await robert.closed).code).toBe(4000)
  })
})
