import { createHmac, createSecretKey } from 'node:crypto'
import fc from 'fast-check'
import { exportSPKI, SignJWT } from 'jose'
import { describe, expect, it, vi } from 'vitest'
import { FakeClock } from '../testing/fake-clock.ts'
import { AUTH_SECRET, keyPair, KeySite, ownToken, unsignedToken } from '../testing/tokens.ts'
import { createOwnLogins, type OwnLoginSettings } from './own-logins.ts'

const clock = new FakeClock()
const NOW_S = clock.now() / 1_000
const none: OwnLoginSettings = { authSecret: '', authJwksUrl: '', authIssuer: '', authAudience: '' }
const bySecret = (more: Partial<OwnLoginSettings> = {}) =>
  createOwnLogins({ ...none, authSecret: AUTH_SECRET, ...more }, clock)
const byKeys = (authJwksUrl: string, more: Partial<OwnLoginSettings> = {}) =>
  createOwnLogins({ ...none, authJwksUrl, ...more }, clock)

describe('by a shared secret', () => {
  it('[H8] a right token says who it is, what is claimed, and until when', async () => {
    const claims = { name: 'Ada', buddies: ['bob'], pools: ['chess'], roles: ['moderator'] }
    expect(await bySecret()(await ownToken({ ...claims, more: 'ignored', device: 'd' }))).toEqual({
      userId: 'ada',
      claims,
      expiresAt: (NOW_S + 3_600) * 1_000,
    })
  })

  it.each([
    ['signed with another secret', () => ownToken({}, { key: 'another secret than that' })],
    ['expired', () => ownToken({ exp: NOW_S - 5 })],
    ['not valid yet', () => ownToken({ nbf: NOW_S + 6 })],
    ['without an end', () => ownToken({ exp: undefined })],
    ['that never ends, as JSON can write it', () => withPayload('{"sub":"ada","exp":1e400}')],
    ['without a user', () => ownToken({ sub: undefined })],
    ['of an empty user', () => ownToken({ sub: '' })],
    ['of a user whose id is too long', () => ownToken({ sub: 'x'.repeat(129) })],
    ['of a user that only the server itself may name', () => ownToken({ sub: 'anon:ada' })],
    ['without a signature', () => unsignedToken()],
    ['with the signature cut off', async () => (await ownToken()).replace(/[^.]*$/, '')],
    ['with another payload', async () => swapPayload(await ownToken({ sub: 'eve' }), await ownToken())],
    ['of another HMAC', () => ownToken({}, { alg: 'HS512' })],
    ['that wants an extension', () => withHeader({ alg: 'HS256', crit: ['x'], x: 1 })],
    ['with a name that is too long', () => ownToken({ name: 'x'.repeat(41) })],
    ['with a name that is none', () => ownToken({ name: { first: 'Ada' } })],
    ['with buddies that are no list', () => ownToken({ buddies: 'bob' })],
    ['with a pool that cannot be', () => ownToken({ pools: ['Not A Pool'] })],
    ['with a role that is no text', () => ownToken({ roles: [1] })],
    ['longer than a client may send', () => ownToken({ more: 'x'.repeat(4_096) })],
    ['that is none', () => 'swordfish'],
    ['that is empty', () => ''],
  ])('[H8] a token %s is wrong', async (_, make) => {
    expect(await bySecret()(await make())).toBeNull()
  })

  it('[H8] one that is written by hand is as good as another', async () => {
    expect(await bySecret()(withPayload(`{"sub":"ada","exp":${String(NOW_S + 60)}}`))).toMatchObject({ userId: 'ada' })
    expect(await bySecret()(await withHeader({ alg: 'HS256', x: 1 }))).toMatchObject({ userId: 'ada' })
  })

  it('[H8] clocks may differ by five seconds, either way', async () => {
    expect(await bySecret()(await ownToken({ exp: NOW_S - 4 }))).not.toBeNull()
    expect(await bySecret()(await ownToken({ nbf: NOW_S + 5 }))).not.toBeNull()
  })

  it('[H8] issuer and audience count where they are named', async () => {
    const verify = bySecret({ authIssuer: 'https://login.example.com', authAudience: 'mismatch' })
    const right = { iss: 'https://login.example.com', aud: ['other', 'mismatch'] }
    expect(await verify(await ownToken(right))).not.toBeNull()
    for (const wrong of [{ iss: 'https://evil.example' }, { aud: 'other' }, { iss: undefined }, { aud: undefined }]) {
      expect(await verify(await ownToken({ ...right, ...wrong }))).toBeNull()
    }
    expect(await bySecret()(await ownToken(right))).not.toBeNull()
  })

  it('[H8] nothing that a client can write is more than wrong', async () => {
    const verify = bySecret()
    const part = fc.oneof(fc.json(), fc.string()).map((text) => Buffer.from(text).toString('base64url'))
    const written = fc.oneof(
      fc.string(),
      fc.tuple(part, part, part).map((parts) => parts.join('.')),
    )
    await fc.assert(
      fc.asyncProperty(written, async (token) => {
        expect(await verify(token)).toBeNull()
      }),
      { numRuns: 300 },
    )
  })
})

describe('by the keys of a login', () => {
  it.each(['RS256', 'ES256', 'EdDSA'])('[H8] a token signed by %s is right', async (alg) => {
    const { jwk, privateKey } = await keyPair(alg, '1')
    const verify = byKeys((await KeySite.open(jwk)).url)
    expect(await verify(await ownToken({ sub: 'bob' }, { key: privateKey, alg, kid: '1' }))).toMatchObject({
      userId: 'bob',
    })
  })

  it('[H8] one signed by another key, or by an algorithm that is not taken, is wrong', async () => {
    const [ours, theirs, other] = [
      await keyPair('ES256', '1'),
      await keyPair('ES256', '1'),
      await keyPair('ES384', '2'),
    ]
    const verify = byKeys((await KeySite.open(ours.jwk, other.jwk)).url)
    expect(await verify(await ownToken({}, { key: theirs.privateKey, alg: 'ES256', kid: '1' }))).toBeNull()
    expect(await verify(await ownToken({}, { key: other.privateKey, alg: 'ES384', kid: '2' }))).toBeNull()
    expect(await verify(await ownToken({}, { key: ours.privateKey, alg: 'ES256', kid: '3' }))).toBeNull()
    expect(await verify(unsignedToken({}, { alg: 'none', kid: '1' }))).toBeNull()
  })

  it.each([{}, { authSecret: AUTH_SECRET }])(
    '[H8] a public key is no shared secret, with a secret of our own and without: %j',
    async (more) => {
      const { jwk, publicKey, privateKey } = await keyPair('RS256', '1')
      const verify = byKeys((await KeySite.open(jwk)).url, more)
      const pem = await exportSPKI(publicKey)
      for (const key of [pem, pem.trim(), JSON.stringify(jwk)]) {
        const secret = createSecretKey(Buffer.from(key))
        for (const kid of ['1', undefined]) {
          const header = { alg: 'HS256', ...(kid !== undefined && { kid }) }
          const forged = new SignJWT({ sub: 'ada', exp: NOW_S + 60 }).setProtectedHeader(header)
          expect(await verify(await forged.sign(secret))).toBeNull()
        }
      }
      expect(await verify(await ownToken({}, { key: privateKey, alg: 'RS256', kid: '1' }))).not.toBeNull()
    },
  )

  it('[H8] a secret and keys may both be there', async () => {
    const { jwk, privateKey } = await keyPair('ES256', '1')
    const verify = byKeys((await KeySite.open(jwk)).url, { authSecret: AUTH_SECRET })
    expect(await verify(await ownToken())).toMatchObject({ userId: 'ada' })
    expect(await verify(await ownToken({}, { key: privateKey, alg: 'ES256', kid: '1' }))).not.toBeNull()
  })

  it('[H8] keys are fetched once, and again when the login has changed them', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      const [first, second] = [await keyPair('ES256', '1'), await keyPair('ES256', '2')]
      const site = await KeySite.open(first.jwk)
      const verify = byKeys(site.url)
      const old = await ownToken({}, { key: first.privateKey, alg: 'ES256', kid: '1' })
      const young = await ownToken({}, { key: second.privateKey, alg: 'ES256', kid: '2' })
      for (let i = 0; i < 3; i++) expect(await verify(old)).not.toBeNull()
      expect(site.asked).toBe(1)
      site.keys = [second.jwk]
      // Strangers with invented keys do not make it ask all the time.
      expect(await verify(young)).toBeNull()
      expect(site.asked).toBe(1)
      vi.setSystemTime(Date.now() + 31_000)
      expect(await verify(young)).not.toBeNull()
      expect(await verify(old)).toBeNull()
      expect(site.asked).toBe(2)
    } finally {
      vi.useRealTimers()
    }
  })

  it('[H8] a token that names no key is tried with each that fits', async () => {
    const [first, second] = [await keyPair('ES256'), await keyPair('ES256')]
    const verify = byKeys((await KeySite.open(first.jwk, second.jwk)).url)
    for (const { privateKey } of [first, second]) {
      expect(await verify(await ownToken({}, { key: privateKey, alg: 'ES256' }))).not.toBeNull()
    }
    const { privateKey } = await keyPair('ES256')
    expect(await verify(await ownToken({}, { key: privateKey, alg: 'ES256' }))).toBeNull()
    expect(await verify(await ownToken({ exp: 1 }, { key: second.privateKey, alg: 'ES256' }))).toBeNull()
  })

  it.each([
    ['is down', (site: KeySite) => site.close(), 'ECONNREFUSED'],
    ['answers by an error', (site: KeySite) => void (site.status = 503), 'HTTP_503'],
    ['leads elsewhere', (site: KeySite) => void (site.status = 302), 'HTTP_302'],
    ['sends more than keys', (site: KeySite) => void (site.body = `"${'x'.repeat(300_000)}"`), 'TOO_LONG'],
    ['sends no JSON', (site: KeySite) => void (site.body = 'oops'), 'ERR_JOSE_GENERIC'],
    ['sends no keys', (site: KeySite) => void (site.body = '{}'), 'ERR_JWKS_INVALID'],
  ])('[H8] while the login %s nothing is said of a token; once it is back, it is', async (_, spoil, code) => {
    const { jwk, privateKey } = await keyPair('ES256', '1')
    const site = await KeySite.open(jwk)
    const verify = byKeys(site.url)
    const token = await ownToken({}, { key: privateKey, alg: 'ES256', kid: '1' })
    await spoil(site)
    await expect(verify(token)).rejects.toMatchObject({ code })
    if (code === 'ECONNREFUSED') return
    site.status = 200
    site.body = null
    expect(await verify(token)).not.toBeNull()
  })
})

it('[H8] without a secret and keys every token is wrong', async () => {
  expect(await createOwnLogins(none, clock)(await ownToken({}, { key: 'any secret' }))).toBeNull()
})

const encoded = (text: string) => Buffer.from(text).toString('base64url')

function withPayload(payload: string): string {
  return signedByHand(encoded('{"alg":"HS256"}'), encoded(payload))
}

async function withHeader(header: object): Promise<string> {
  return signedByHand(encoded(JSON.stringify(header)), (await ownToken()).split('.')[1]!)
}

function signedByHand(header: string, payload: string): string {
  const mac = createHmac('sha256', AUTH_SECRET).update(`${header}.${payload}`).digest('base64url')
  return `${header}.${payload}.${mac}`
}

function swapPayload(from: string, into: string): string {
  const [header, , mac] = into.split('.')
  return [header, from.split('.')[1], mac].join('.')
}
