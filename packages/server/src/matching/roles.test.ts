import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roles } from './roles.ts'
import { anySeeker, ticketOf } from './samples.ts'

const half = (user: string, since: number, number: number, offer: string | null = null) => ({
  ticket: ticketOf({ user, since, number }),
  offer,
})
const older = half('old', 1, 1)
const younger = half('young', 2, 2)

const anyHalf = fc
  .tuple(anySeeker, fc.boolean())
  .map(([{ ticket }, isReady]) => ({ ticket, offer: isReady ? 'v=0' : null }))

describe('roles', () => {
  it('[Q3] the ticket in the queue offers to the one that arrives, also if that one is older', () => {
    expect(roles(younger, older, false).offerer).toBe(older)
    expect(roles(older, younger, false).offerer).toBe(younger)
  })

  it('[Q3] where both waited the older offers, whoever sought', () => {
    expect(roles(younger, older, true).offerer).toBe(older)
    expect(roles(older, younger, true).offerer).toBe(older)
  })

  it('[Q3] of tickets of one moment the lower number is the older', () => {
    const next = half('next', 1, 2)
    expect(roles(next, older, true).offerer).toBe(older)
  })

  it('[Q3] [Q4] where both waited and one has an offer ready, that one offers, though it is younger', () => {
    const ready = half('young', 2, 2, 'v=0')
    expect(roles(ready, older, true).offerer).toBe(ready)
    expect(roles(older, ready, true).offerer).toBe(ready)
    const both = half('old', 1, 1, 'v=0')
    expect(roles(ready, both, true).offerer).toBe(both)
  })

  it('[Q3] [Q4] who only arrives answers, also with an offer ready', () => {
    expect(roles(half('young', 2, 2, 'v=0'), older, false).offerer).toBe(older)
  })

  it('[mistake 2] always one offers and the other answers', () => {
    fc.assert(
      fc.property(anyHalf, anyHalf, fc.boolean(), (a, b, waited) => {
        const { offerer, answerer } = roles(a, b, waited)
        expect(new Set([offerer, answerer])).toEqual(new Set([a, b]))
        if (a !== b) expect(offerer).not.toBe(answerer)
      }),
    )
  })
})
