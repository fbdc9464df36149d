import { describe, expect, it } from 'vitest'
import { Wakings } from './wakings.ts'

describe('wakings', () => {
  it('[Q2] come due each at its moment', () => {
    const wakings = new Wakings()
    wakings.note('bob', 200)
    wakings.note('ann', 100)
    wakings.note('cat', 200)
    expect(wakings.next).toBe(100)
    expect(wakings.takeDue(199)).toEqual(['ann'])
    expect(wakings.next).toBe(200)
    expect(wakings.takeDue(200)).toEqual(['bob', 'cat'])
    expect(wakings.next).toBe(undefined)
  })

  it('[Q2] the earliest moment of a user counts', () => {
    const wakings = new Wakings()
    for (const at of [300, 100, 200]) wakings.note('ann', at)
    expect(wakings.takeDue(100)).toEqual(['ann'])
    expect(wakings.takeDue(1_000)).toEqual([])
  })

  it('[Q2] nobody is woken who was dropped', () => {
    const wakings = new Wakings()
    wakings.note('ann', 100)
    wakings.drop('ann')
    wakings.drop('ann')
    expect(wakings.next).toBe(undefined)
    expect(wakings.takeDue(1_000)).toEqual([])
  })
})
