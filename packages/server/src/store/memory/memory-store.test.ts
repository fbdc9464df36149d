import { expect, it } from 'vitest'
import { describeStore } from '../store.contract.ts'
import { MOST_KEPT } from './kept.ts'
import { createMemoryStore } from './memory-store.ts'

function makeStore() {
  let ids = 0
  return createMemoryStore({ newId: () => `id ${String(++ids)}` })
}

describeStore('the store in memory', async () => makeStore())

it('[S1] keeps a bounded number, of which the oldest go', async () => {
  const { bans } = makeStore()
  for (let id = 0; id <= MOST_KEPT; id++) {
    const who = { user: String(id), device: null, address: null }
    await bans.add({ id: String(id), ...who, reason: 'rude', at: 0, until: null, by: 'a test' })
  }
  expect(await bans.get('0')).toBe(null)
  expect(await bans.get('1')).not.toBe(null)
})
