import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isParticular } from './grace.ts'
import { verdict } from './rules.ts'
import { anySeeker, policy, ticketOf } from './samples.ts'
import { shelvesOf, stagesOf } from './shelves.ts'
import { tagsOf } from './tags.ts'

const NOW = 1_000_000

describe('where tickets stand, and where they are sought', () => {
  it('[M1] [M3] [M4] [Q2] whoever may meet finds the other on some shelf, whichever of the two seeks', () => {
    fc.assert(
      fc.property(anySeeker, anySeeker, (a, b) => {
        fc.pre(verdict(a, b, NOW, policy).is === 'allowed')
        for (const [{ ticket: seeker }, { ticket: other }] of [
          [a, b],
          [b, a],
        ] as const) {
          const stands = shelvesOf(other, isParticular(other, NOW, policy))
          const finds = stagesOf(seeker, isParticular(seeker, NOW, policy)).some(
            ({ people, shelves }) => people.includes(other.user) || shelves.some((shelf) => stands.includes(shelf)),
          )
          expect(finds).toBe(true)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('[M3] who holds out for a tag or a language is not read by those who do not share it', () => {
    const read = stagesOf(ticketOf({ user: 'ann', tags: tagsOf(['go']), languages: ['de'] }), false).flatMap(
      ({ shelves }) => shelves,
    )
    for (const wish of [
      { tags: tagsOf(['chess']) },
      { languages: ['en'] },
      { tags: tagsOf(['go']), languages: ['en'] },
    ]) {
      const stands = shelvesOf(ticketOf({ user: 'bob', ...wish }), true)
      expect(stands.filter((shelf) => read.includes(shelf))).toEqual([])
    }
  })

  it('[M5] buddies are read before tags, tags in their order before the pool', () => {
    const buddies = new Set(['bob'])
    const ticket = ticketOf({ user: 'ann', mode: 'buddies_first', buddies, tags: tagsOf(['chess', 'go']) })
    const [first, second, third, ...rest] = stagesOf(ticket, false)
    expect(first?.people).toEqual(['bob'])
    const [chess, go] = tagsOf(['chess', 'go']).map((tag) => ticketOf({ user: 'cat', tags: [tag] }))
    expect(shelvesOf(chess ?? ticket, true)).toEqual(second?.shelves)
    expect(shelvesOf(go ?? ticket, true)).toEqual(third?.shelves)
    expect(rest).toHaveLength(1)
  })
})
