import { expect, it } from 'vitest'
import { storedDeviceId } from './device-id.ts'

function memory(entries = new Map<string, string>()) {
  return {
    entries,
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
  }
}

it('[H8] a browser keeps its device id', () => {
  const storage = memory()
  let made = 0
  const makeId = () => `id${String(++made)}`
  expect(storedDeviceId(() => storage, makeId)()).toBe('id1')
  expect(storedDeviceId(() => storage, makeId)()).toBe('id1')
})

it('[H8] where storage is closed, the id lives as long as the client', () => {
  const closed = () => {
    throw new DOMException('', 'SecurityError')
  }
  for (const storage of [closed, () => undefined, () => ({ getItem: closed, setItem: closed })]) {
    let made = 0
    const deviceId = storedDeviceId(storage, () => `id${String(++made)}`)
    expect([deviceId(), deviceId()]).toEqual(['id1', 'id1'])
  }
})

it('[F5] a stored id that is too long for the wire is replaced', () => {
  const storage = memory(new Map([['mismatch.device', 'x'.repeat(129)]]))
  expect(
    storedDeviceId(
      () => storage,
      () => 'fresh',
    )(),
  ).toBe('fresh')
  expect(storage.entries.get('mismatch.device')).toBe('fresh')
})
