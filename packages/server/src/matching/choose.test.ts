import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choose, type Search } from './choose.ts'
import { verdict, type Candidate, type Seeker } from './rules.ts'
import { anyQueue, anySeeker, policy, ticketOf } from './samples.ts'
import { sharedTags, tagsOf } from './tags.ts'

const NOW = 1_000_000
const ann = { ticket: ticketOf({ user: 'ann', number: 9 }), partners: [], blocked: new Set<never>() }

const search = (rest: Partial<Search>) => choose({ seeker: ann, pages: [], others: 0, now: NOW, policy, ...rest })
const waiting = (user: string, since: number, number: number, rest: Partial<Candidate['ticket']> = {}): Candidate => ({
  ticket: ticketOf({ user, since, number, ...rest }),
  partners: [],
})

/** Any queue cut into pages, as a backend gives it. */
const anySearch = fc.record({
  seeker: anySeeker,
  queue: anyQueue,
  cut: fc.nat({ max: 8 }),
  others: fc.nat({ max: 2 }),
})
const inPages = (queue: readonly Candidate[], cut: number) => [queue.slice(0, cut), queue.slice(cut)]

/** Pages are in order of age, and sorting keeps it among equals. */
const rankOf = ({ ticket }: Seeker, other: Candidate) =>
  (ticket.buddies?.has(other.ticket.user) === true ? 100 : 0) + sharedTags(ticket.tags, other.ticket.tags).length

describe('choosing a partner', () => {
  it('[M5] the oldest is taken, among equals the lower number, in whatever order a page comes', () => {
    const page = [waiting('cat', 5, 2), waiting('bob', 5, 1), waiting('dan', 6, 0)]
    expect(search({ pages: [page] }).found?.ticket.user).toBe('bob')
  })

  it('[M5] the first page that holds an allowed one decides, and no later page is read', () => {
    function* pages() {
      yield [waiting('old', 1, 1, { media: 'text' })]
      yield [waiting('bob', 2, 2)]
      throw new Error('a page was read for nothing')
    }
    expect(search({ pages: pages() }).found?.ticket.user).toBe('bob')
  })

  it('[Q8] alone in the pool one is simply queued', () => {
    expect(search({ pages: [[waiting('ann', 1, 1)]] })).toEqual({ found: null, lack: 'queued', relaxes: [] })
  })

  it('[Q8] among those who never fit one waits for somebody else', () => {
    const pages = [[waiting('bob', 1, 1, { mode: 'buddies_only' })]]
    expect(search({ pages, others: 1 })).toMatchObject({ lack: 'only_incompatible' })
    expect(search({ others: 1 })).toMatchObject({ lack: 'only_incompatible' })
  })

  it('[Q8] somebody barred by the cooldown alone is the reason, and the moment it ends is known', () => {
    const recent = { ...waiting('bob', 1, 1), partners: [{ user: 'ann', endedAt: NOW - 1_000 }] }
    const result = search({ pages: [[waiting('cat', 1, 2, { media: 'text' }), recent]] })
    expect(result).toEqual({
      found: null,
      lack: 'only_recent',
      relaxes: [{ with: recent, at: NOW + 9_000, rule: 'M2' }],
    })
  })

  it('[M5] a buddy comes before others, then more shared tags, then the older', () => {
    const seeker = {
      ...ann,
      ticket: { ...ann.ticket, buddies: new Set(['eve', 'fay']), tags: tagsOf(['chess', 'go', 'tea']) },
    }
    const page = [
      waiting('bob', 1, 1, { tags: tagsOf(['chess']) }),
      waiting('cat', 3, 3, { tags: tagsOf(['GO', 'tea']) }),
      waiting('dan', 2, 2, { tags: tagsOf(['tea', 'go']) }),
      waiting('eve', 5, 5, { tags: tagsOf(['go']) }),
      waiting('fay', 4, 4, { tags: tagsOf(['go']) }),
    ]
    const order: string[] = []
    for (let rest = page; rest.length > 0;) {
      const { found } = search({ seeker, pages: [rest] })
      order.push(found?.ticket.user ?? 'nobody')
      rest = rest.filter((one) => one !== found)
    }
    expect(order).toEqual(['fay', 'eve', 'dan', 'cat', 'bob'])
  })

  it('[Q8] who is barred by tags as well is not the reason', () => {
    const recent = {
      ...waiting('bob', 1, 1, { tags: tagsOf(['chess']), queuedAt: NOW }),
      partners: [{ user: 'ann', endedAt: NOW }],
    }
    expect(search({ pages: [[recent]], others: 1 })).toMatchObject({ lack: 'only_incompatible' })
  })

  it('[M1] [M2] nobody gets themselves or somebody barred', () => {
    fc.assert(
      fc.property(anySearch, ({ seeker, queue, cut, others }) => {
        const { found } = choose({ seeker, pages: inPages(queue, cut), others, now: NOW, policy })
        if (found === null) return
        expect(found.ticket.user).not.toBe(seeker.ticket.user)
        expect(verdict(seeker, found, NOW, policy)).toEqual({ is: 'allowed' })
      }),
    )
  })

  it('[Q2] nobody is left waiting with an allowed partner', () => {
    fc.assert(
      fc.property(anySearch, ({ seeker, queue, cut, others }) => {
        const { found } = choose({ seeker, pages: inPages(queue, cut), others, now: NOW, policy })
        const isAllowed = (other: Candidate) => verdict(seeker, other, NOW, policy).is === 'allowed'
        const page = inPages(queue, cut).find((one) => one.some(isAllowed)) ?? []
        const [first] = page.filter(isAllowed).sort((a, b) => rankOf(seeker, b) - rankOf(seeker, a))
        expect(found).toBe(first ?? null)
      }),
    )
  })

  it('[M6] in what order a page comes changes nothing', () => {
    fc.assert(
      fc.property(anySearch, ({ seeker, queue, others }) => {
        const whole = choose({ seeker, pages: [queue], others, now: NOW, policy })
        const turned = choose({ seeker, pages: [[...queue].reverse()], others, now: NOW, policy })
        expect(turned.found).toEqual(whole.found)
      }),
    )
  })
})
