import { expect, it } from 'vitest'
import { createDeviceHash } from './device-hash.ts'

it('[H8] a device has one hash in a process, and another in the next', () => {
  const hash = createDeviceHash()
  expect(hash('d1')).toBe(hash('d1'))
  expect(hash('d1')).not.toBe(hash('d2'))
  expect(hash('d1')).not.toBe(createDeviceHash()('d1'))
})
