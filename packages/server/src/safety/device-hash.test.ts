import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { createDeviceHash } from './device-hash.ts'

it('[H8] a device has one hash under a key, and another under the next', () => {
  const key = randomBytes(32)
  const hash = createDeviceHash(() => key)
  expect(hash('d1')).toBe(createDeviceHash(() => key)('d1'))
  expect(hash('d1')).not.toBe(hash('d2'))
  expect(hash('d1')).not.toBe(createDeviceHash(() => randomBytes(32))('d1'))
})
