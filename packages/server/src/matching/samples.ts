// Test material: not part of the built package.
import fc from 'fast-check'
import { personKeys } from './person-key.ts'
import type { Candidate, Policy, Seeker } from './rules.ts'
import { tagsOf } from './tags.ts'
import type { Ticket } from './ticket.ts'

export const policy: Policy = { rematchCooldownMs: 10_000, tagGraceMs: 8_000 }

/** A ticket of which only what is named matters. */
export function ticketOf(part: Partial<Ticket> & { readonly user: string }): Ticket {
  return {
    device: null,
    dialect: 'v1',
    pool: 'default',
    media: 'video',
    mode: 'global',
    tags: [],
    languages: [],
    profile: {},
    privacy: 'direct',
    autoRequeue: true,
    number: 1,
    since: 0,
    queuedAt: 0,
    ...part,
  }
}

const users = ['ann', 'bob', 'cat', 'dan', 'eve', 'fay', 'gus', 'hal']
const user = fc.constantFrom(...users)
const device = fc.constantFrom(null, 'phone', 'tablet')

const candidate: fc.Arbitrary<Candidate> = fc.record({
  ticket: fc
    .record({
      user,
      device,
      dialect: fc.constantFrom('v1', 'v1', 'v1', 'classic'),
      pool: fc.constantFrom('default', 'default', 'other'),
      media: fc.constantFrom('video', 'audio', 'text'),
      privacy: fc.constantFrom('direct', 'direct', 'relay_first', 'relay'),
      mode: fc.constantFrom('global', 'global', 'buddies_first', 'buddies_only'),
      tags: fc.constantFrom(['chess'], ['Go', 'chess'], [], [], []).map(tagsOf),
      languages: fc.constantFrom(['en'], ['de', 'en'], [], [], []),
      buddies: fc.constantFrom(undefined, new Set(['ann', 'bob']), new Set(users)),
      since: fc.nat({ max: 5 }),
      queuedAt: fc.integer({ min: 985_000, max: 1_000_000 }),
    })
    .map(ticketOf),
  partners: fc.array(fc.record({ user, endedAt: fc.integer({ min: 985_000, max: 1_000_000 }) }), { maxLength: 3 }),
})

const blocked = fc
  .array(fc.record({ user, device }), { maxLength: 2 })
  .map((people) => new Set(people.flatMap(personKeys)))

/** Anybody at the moment 1,000,000: sessions ended in the fifteen seconds before. */
export const anySeeker: fc.Arbitrary<Seeker> = fc
  .tuple(candidate, blocked)
  .map(([one, keys]) => ({ ...one, blocked: keys }))

/** A queue: everybody at most once, each ticket with its own number, oldest first. */
export const anyQueue: fc.Arbitrary<Candidate[]> = fc
  .uniqueArray(candidate, { selector: ({ ticket }) => ticket.user, maxLength: users.length })
  .map((all) => all.map((one, index) => ({ ...one, ticket: { ...one.ticket, number: index } })))
  .map((all) => all.sort((a, b) => a.ticket.since - b.ticket.since || a.ticket.number - b.ticket.number))
