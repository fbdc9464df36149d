import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { createAddressHash } from './address-hash.ts'

it('[H8] an address has one hash under a key, as have all of one IPv6 customer; none has none', () => {
  const [key, other] = [randomBytes(32), randomBytes(32)]
  const hash = createAddressHash(() => key)
  expect(hash('192.0.2.1')).toMatch(/^[\w-]{43}$/)
  expect(hash('192.0.2.1')).not.toBe(hash('192.0.2.2'))
  expect(hash('2001:db8::1')).toBe(hash('2001:db8:0:0:ffff::'))
  expect(hash('2001:db8::1')).not.toBe(hash('2001:db8:1::1'))
  expect(hash('192.0.2.1')).not.toBe(createAddressHash(() => other)('192.0.2.1'))
  expect(hash('')).toBe(null)
})
