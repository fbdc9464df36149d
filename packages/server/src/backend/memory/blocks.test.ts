import { describe, expect, it } from 'vitest'
import { Blocks } from './blocks.ts'

const ann = { user: 'ann', device: 'phone' }
const bob = { user: 'bob', device: 'tablet' }

describe('blocks', () => {
  it('[S1] hold for user and device, from either side', () => {
    const blocks = new Blocks()
    blocks.add(ann, bob)
    expect(blocks.of(ann)).toEqual(new Set(['user:bob', 'device:tablet']))
    expect(blocks.of({ user: 'new name', device: 'tablet' })).toEqual(new Set(['user:ann', 'device:phone']))
    expect(blocks.of({ user: 'bob', device: null })).toEqual(new Set(['user:ann', 'device:phone']))
    expect(blocks.of({ user: 'cat', device: null }).size).toBe(0)
  })

  it('[S1] of a person without a device hold for the user', () => {
    const blocks = new Blocks()
    blocks.add({ user: 'ann', device: null }, bob)
    expect(blocks.of(bob)).toEqual(new Set(['user:ann']))
    expect(blocks.of({ user: 'ann', device: null })).toEqual(new Set(['user:bob', 'device:tablet']))
  })

  it('[S1] are forgotten only after many newer ones, and then not all at once', () => {
    const blocks = new Blocks()
    blocks.add(ann, bob)
    for (let count = 0; count < 40_000; count++)
      blocks.add({ user: 'cat', device: null }, { user: `user ${String(count)}`, device: null })
    expect(blocks.of(ann).has('user:bob')).toBe(true)
    for (let count = 0; count < 80_000; count++)
      blocks.add({ user: 'dan', device: null }, { user: `user ${String(count)}`, device: null })
    expect(blocks.of({ user: 'ann', device: null }).size).toBe(0)
    expect(blocks.of({ user: 'dan', device: null }).size).toBeGreaterThan(40_000)
    // Users without a device push out no block of a device.
    expect(blocks.of(ann)).toEqual(new Set(['device:tablet']))
  })
})
