import { randomBytes } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader } from 'jose'
import { expect, it } from 'vitest'
import { FakeClock } from '../testing/fake-clock.ts'
import { AUTH_SECRET, ownToken } from '../testing/tokens.ts'
import { AnonymousTokens } from './anonymous-tokens.ts'
import { createOwnLogins } from './own-logins.ts'

function makeTokens(key: Buffer = randomBytes(32)) {
  const clock = new FakeClock()
  let ids = 0
  const tokens = new AnonymousTokens({ key: () => key, clock, newId: () => `id${String(++ids)}` })
  const logins = createOwnLogins({ authSecret: AUTH_SECRET, authJwksUrl: '', authIssuer: '', authAudience: '' }, clock)
  return { tokens, clock, logins, key }
}

it('[HTTP] each is somebody new, for five minutes, with the hash of their device', async () => {
  const { tokens, clock } = makeTokens()
  const [a, b] = [await tokens.issue('hash'), await tokens.issue(undefined)]
  const expiresAt = clock.now() + 300_000
  expect(await tokens.verify(a)).toEqual({ userId: 'anon:id1', claims: { device: 'hash' }, expiresAt })
  expect(await tokens.verify(b)).toEqual({ userId: 'anon:id2', claims: {}, expiresAt })
  clock.advance(305_000)
  expect(await tokens.verify(a)).toBeNull()
})

it('[HTTP] who comes with theirs gets another of the same id and device, up to an hour after its end', async () => {
  const { tokens, clock } = makeTokens()
  const first = await tokens.issue('hash')
  clock.advance(240_000)
  const second = await tokens.renew(first, 'another hash')
  expect(await tokens.verify(second!)).toMatchObject({
    userId: 'anon:id1',
    claims: { device: 'hash' },
    expiresAt: clock.now() + 300_000,
  })
  clock.advance(300_000 + 3_599_000)
  expect(await tokens.renew(second!, undefined)).not.toBeNull()
  clock.advance(1_000)
  expect(await tokens.renew(second!, undefined)).toBeNull()
})

it('[HTTP] a device that was not named at first is taken when it is', async () => {
  const { tokens } = makeTokens()
  const renewed = await tokens.renew(await tokens.issue(undefined), 'hash')
  expect(decodeJwt(renewed!)['device']).toBe('hash')
})

it('[H8] one of another server, or one that was changed, is wrong', async () => {
  const { tokens } = makeTokens()
  const theirs = await makeTokens().tokens.issue(undefined)
  const [header, , mac] = (await tokens.issue(undefined)).split('.')
  const changed = [header, (await tokens.issue('hash')).split('.')[1], mac].join('.')
  for (const wrong of [theirs, changed, '', 'x', 'a.b.c']) {
    expect(await tokens.verify(wrong)).toBeNull()
    expect(await tokens.renew(wrong, undefined)).toBeNull()
  }
})

it('[H8] no token of a login passes as anonymous, and no anonymous one as that of a login', async () => {
  // The worst case: both keys are the same.
  const { tokens, logins, key } = makeTokens(Buffer.from(AUTH_SECRET))
  const anonymous = await tokens.issue(undefined)
  const { kid } = decodeProtectedHeader(anonymous)
  expect(AnonymousTokens.says(anonymous)).toBe(true)
  expect(await logins(anonymous)).toBeNull()
  expect(AnonymousTokens.says(await ownToken())).toBe(false)
  expect(await tokens.verify(await ownToken())).toBeNull()
  expect(await tokens.verify(await ownToken({ sub: 'anon:1' }))).toBeNull()
  expect(await tokens.verify(await ownToken({ sub: 'ada' }, { kid: kid! }))).toBeNull()
  expect(key.toString()).toBe(AUTH_SECRET)
})
