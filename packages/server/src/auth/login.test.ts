import { expect, it } from 'vitest'
import { FakeClock } from '../testing/fake-clock.ts'
import { AUTH_SECRET, ownToken } from '../testing/tokens.ts'
import type { OnAuthenticate } from './authenticate.ts'
import { createLogin, type LoginSettings } from './login.ts'

function login(settings: Partial<LoginSettings> = {}, onAuthenticate?: OnAuthenticate) {
  let ids = 0
  return createLogin({
    settings: {
      auth: 'token',
      anonymous: 'on',
      authSecret: AUTH_SECRET,
      authJwksUrl: '',
      authIssuer: '',
      authAudience: '',
      ...settings,
    },
    clock: new FakeClock(),
    key: (purpose) => Buffer.from(purpose),
    newId: () => `id${String(++ids)}`,
    onAuthenticate,
  })
}

const shown = (token?: string) => ({ token, deviceId: undefined, address: '192.0.2.1' })

it('[H8] open: everybody is somebody new, and no tokens are given', () => {
  const { authenticate, hasLogin, tokens } = login({ auth: 'open', authSecret: '' })
  expect([authenticate(shown()), authenticate(shown())]).toEqual([{ userId: 'id1' }, { userId: 'id2' }])
  expect([hasLogin, tokens]).toEqual([false, null])
})

it('[H8] token: who comes without one, or with a wrong one, is nobody, and no login of the program is asked', async () => {
  const { authenticate, hasLogin } = login({}, () => {
    throw new Error('asked')
  })
  expect(hasLogin).toBe(true)
  for (const token of [undefined, '', 'x', await ownToken({ sub: 'anon:1' })]) {
    expect(await authenticate(shown(token))).toBeNull()
  }
})

it('[H8] both kinds of tokens are taken; without anonymous only those of a login', async () => {
  const { authenticate, tokens } = login()
  const anonymous = await tokens!.issue('hash')
  expect(await authenticate(shown(anonymous))).toMatchObject({ userId: 'anon:id1', claims: { device: 'hash' } })
  expect(await authenticate(shown(await ownToken()))).toMatchObject({ userId: 'ada' })
  const closed = login({ anonymous: 'off' })
  expect(closed.tokens).toBeNull()
  expect(await closed.authenticate(shown(anonymous))).toBeNull()
  expect(await closed.authenticate(shown(await ownToken()))).toMatchObject({ userId: 'ada' })
})

it('[H9] a login of the program that says nothing of the end and the device keeps those of the token', async () => {
  const { authenticate, tokens } = login({}, () => ({ userId: 'ada', claims: { name: 'Ada' } }))
  expect(await authenticate(shown(await tokens!.issue('hash')))).toEqual({
    userId: 'ada',
    claims: { name: 'Ada', device: 'hash' },
    expiresAt: 1_800_000_300_000,
  })
  const other = login({}, () => ({ userId: 'ada', claims: { device: 'own' }, expiresAt: 1 }))
  expect(await other.authenticate(shown(await other.tokens!.issue('hash')))).toMatchObject({
    claims: { device: 'own' },
    expiresAt: 1,
  })
})

it('[H8] a login of the program that gives something else is told so', async () => {
  const { authenticate } = login({}, (() => ({ id: 'ada' })) as unknown as OnAuthenticate)
  await expect(authenticate(shown(await ownToken()))).rejects.toThrow(/userId/)
})
