import { describe, expect, it } from 'vitest'
import { byAge, newTicket, renewedTicket } from './place.ts'
import { ticketOf } from './samples.ts'

const old = ticketOf({ user: 'ann', since: 100, number: 3, queuedAt: 200 })
const issue = { now: 900, number: 8 }

describe('a place in the queue', () => {
  it('[Q7] a new ticket starts where and when it is made', () => {
    expect(newTicket(old, old, issue)).toMatchObject({ since: 900, number: 8, queuedAt: 900 })
  })

  it('[Q1] [Q7] a renewed ticket keeps its place but is queued anew', () => {
    expect(renewedTicket(old, { ...old, profile: { name: 'Ann' } }, issue)).toEqual({
      ...old,
      profile: { name: 'Ann' },
      queuedAt: 900,
    })
  })

  it.each([{ pool: 'other' }, { media: 'audio' }] as const)('[Q1] a ticket renewed for %o goes to the back', (wish) => {
    expect(renewedTicket(old, { ...old, ...wish }, issue)).toMatchObject({ ...wish, since: 900, number: 8 })
  })

  it('[M5] the older comes first, among equals the lower number', () => {
    const tickets = [
      [2, 1],
      [1, 3],
      [1, 2],
    ].map(([since = 0, number = 0]) => ticketOf({ user: 'ann', since, number }))
    expect(tickets.sort(byAge).map(({ since, number }) => [since, number])).toEqual([
      [1, 2],
      [1, 3],
      [2, 1],
    ])
  })
})
