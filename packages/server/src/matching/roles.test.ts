import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roles } from './roles.ts'
import { anySeeker, ticketOf } from './samples.ts'

const older = ticketOf({ user: 'old', since: 1, number: 1 })
const younger = ticketOf({ user: 'young', since: 2, number: 2 })

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
    const next = ticketOf({ user: 'next', since: 1, number: 2 })
    expect(roles(next, older, true).offerer).toBe(older)
  })

  it('[mistake 2] always one offers and the other answers', () => {
    fc.assert(
      fc.property(anySeeker, anySeeker, fc.boolean(), ({ ticket: a }, { ticket: b }, waited) => {
        const { offerer, answerer } = roles(a, b, waited)
        expect(new Set([offerer, answerer])).toEqual(new Set([a, b]))
        if (a !== b) expect(offerer).not.toBe(answerer)
      }),
    )
  })
})
