import { expect, it } from 'vitest'
import { identityOf } from './identity.ts'

it('[H8] an identity keeps what it may hold, and nothing else', () => {
  const claims = { name: 'Ada', buddies: ['bob'], pools: ['chess'], roles: ['moderator'], device: 'hash' }
  const whole = { userId: 'ada', claims, expiresAt: 1.5 }
  expect(identityOf({ ...whole, password: 'swordfish' })).toEqual(whole)
  expect(identityOf({ userId: 'ada', claims: undefined, expiresAt: undefined })).toEqual({ userId: 'ada' })
})

it.each([null, undefined])('[H8] %s is nobody', (answer) => {
  expect(identityOf(answer)).toBeNull()
})

it.each([
  ['no object', 'ada', 'it'],
  ['no user id', {}, 'userId'],
  ['an empty one', { userId: '' }, 'userId'],
  ['one that is too long', { userId: 'x'.repeat(129) }, 'userId'],
  ['a name that is too long', { userId: 'ada', claims: { name: 'x'.repeat(41) } }, 'claims.name'],
  ['too many buddies', { userId: 'ada', claims: { buddies: Array<string>(257).fill('bob') } }, 'claims.buddies'],
  ['too many pools', { userId: 'ada', claims: { pools: Array<string>(65).fill('chess') } }, 'claims.pools'],
  ['no pool', { userId: 'ada', claims: { pools: ['Chess Club'] } }, 'claims.pools.0'],
  ['too many roles', { userId: 'ada', claims: { roles: Array<string>(33).fill('r') } }, 'claims.roles'],
  ['an end that is none', { userId: 'ada', expiresAt: NaN }, 'expiresAt'],
  ['an end without end', { userId: 'ada', expiresAt: Infinity }, 'expiresAt'],
  ['an end of another kind', { userId: 'ada', expiresAt: new Date() }, 'expiresAt'],
])('[H8] a login that gives %s is told which member', (_, answer, member) => {
  expect(() => identityOf(answer)).toThrow(new RegExp(`^the login gave no identity: ${member}: `))
})
