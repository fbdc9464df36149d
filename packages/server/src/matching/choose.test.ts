import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choose, type Search } from './choose.ts'
import { verdict, type Candidate } from './rules.ts'
import { anyQueue, anySeeker, ticketOf } from './samples.ts'

const NOW = 1_000_000
const policy = { rematchCooldownMs: 10_000 }
const ann = { ticket: ticketOf({ user: 'ann', number: 9 }), partners: [], blocked: new Set<never>() }

const search = (rest: Partial<Search>) => choose({ seeker: ann, pages: [], misfits: 0, now: NOW, policy, ...rest })
const waiting = (user: string, since: number, number: number, rest: Partial<Candidate['ticket']> = {}): Candidate => ({
  ticket: ticketOf({ user, since, number, ...rest }),
  partners: [],
})

/** Any queue cut into pages, as a backend gives it. */
const anySearch = fc.record({
  seeker: anySeeker,
  queue: anyQueue,
  cut: fc.nat({ max: 8 }),
  misfits: fc.nat({ max: 2 }),
})
const inPages = (queue: readonly Candidate[], cut: number) => [queue.slice(0, cut), queue.slice(cut)]

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
    expect(search({ pages: [[waiting('bob', 1, 1, { mode: 'buddies_only' })]] })).toMatchObject({
      lack: 'only_incompatible',
    })
    expect(search({ misfits: 1 })).toMatchObject({ lack: 'only_incompatible' })
  })

  it('[Q8] somebody barred by the cooldown alone is the reason, and the moment it ends is known', () => {
    const recent = { ...waiting('bob', 1, 1), partners: [{ user: 'ann', endedAt: NOW - 1_000 }] }
    const result = search({ pages: [[waiting('cat', 1, 2, { media: 'text' }), recent]] })
    expect(result).toEqual({ found: null, lack: 'only_recent', relaxes: [{ with: recent, at: NOW + 9_000 }] })
  })

  it('[M1] [M2] nobody gets themselves or somebody barred', () => {
    fc.assert(
      fc.property(anySearch, ({ seeker, queue, cut, misfits }) => {
        const { found } = choose({ seeker, pages: inPages(queue, cut), misfits, now: NOW, policy })
        if (found === null) return
        expect(found.ticket.user).not.toBe(seeker.ticket.user)
        expect(verdict(seeker, found, NOW, policy)).toEqual({ is: 'allowed' })
      }),
    )
  })

  it('[Q2] nobody is left waiting with an allowed partner', () => {
    fc.assert(
      fc.property(anySearch, ({ seeker, queue, cut, misfits }) => {
        const { found } = choose({ seeker, pages: inPages(queue, cut), misfits, now: NOW, policy })
        const allowed = queue.filter((other) => verdict(seeker, other, NOW, policy).is === 'allowed')
        expect(found).toBe(allowed[0] ?? null)
      }),
    )
  })

  it('[M6] how the queue is cut into pages and in what order a page comes changes nothing', () => {
    fc.assert(
      fc.property(anySearch, ({ seeker, queue, cut, misfits }) => {
        const whole = choose({ seeker, pages: [queue], misfits, now: NOW, policy })
        const cutUp = choose({ seeker, pages: inPages(queue, cut), misfits, now: NOW, policy })
        const turned = choose({ seeker, pages: [[...queue].reverse()], misfits, now: NOW, policy })
        expect(cutUp).toEqual(whole)
        expect(turned.found).toEqual(whole.found)
      }),
    )
  })
})
