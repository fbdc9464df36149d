import { expect, it } from 'vitest'
import { AddressLimits } from './address-limits.ts'

const none = {
  addressConnectsPerMinute: 0,
  addressConnections: 0,
  addressTokensPerMinute: 0,
  addressRequestsPerMinute: 0,
}

it('[S4] so many connects a minute, then a time to come back', async () => {
  const limits = new AddressLimits({ ...none, addressConnectsPerMinute: 2 })
  await limits.connect('192.0.2.1')
  expect(await limits.connect('192.0.2.1')).toEqual({ ok: true })
  const refused = await limits.connect('192.0.2.1')
  expect(refused).toMatchObject({ ok: false })
  expect(await limits.connect('192.0.2.2')).toEqual({ ok: true })
})

it('[S4] addresses of one /64 count together', async () => {
  const limits = new AddressLimits({ ...none, addressRequestsPerMinute: 1 })
  await limits.request('2001:db8::1')
  expect(await limits.request('2001:db8::2')).toMatchObject({ ok: false })
})

it('[S4] so many open at once; a place is free again when one closes, once', () => {
  const limits = new AddressLimits({ ...none, addressConnections: 1 })
  const release = limits.hold('192.0.2.1')
  expect(limits.isFull('192.0.2.1')).toBe(true)
  expect(limits.isFull('192.0.2.2')).toBe(false)
  release()
  release()
  limits.hold('192.0.2.1')
  expect(limits.isFull('192.0.2.1')).toBe(true)
})

it('[S4] 0 means no limit', async () => {
  const limits = new AddressLimits(none)
  for (let i = 0; i < 500; i++) {
    limits.hold('192.0.2.1')
    expect(await limits.connect('192.0.2.1')).toEqual({ ok: true })
  }
  expect(limits.isFull('192.0.2.1')).toBe(false)
})
