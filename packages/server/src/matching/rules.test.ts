import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lastPartners } from './partners.ts'
import { anySeeker, policy, ticketOf } from './samples.ts'
import { languagesOf, tagsOf } from './tags.ts'
import { verdict, type Seeker } from './rules.ts'

const NOW = 1_000_000

function seeker(ticket: Parameters<typeof ticketOf>[0], rest: Partial<Seeker> = {}): Seeker {
  return { ticket: ticketOf(ticket), partners: [], blocked: new Set(), ...rest }
}

describe('the rules of who meets whom', () => {
  it('[M1] nobody meets themselves', () => {
    expect(verdict(seeker({ user: 'ann' }), seeker({ user: 'ann' }), NOW, policy)).toEqual({ is: 'never' })
  })

  it('[M1] strangers of one pool and media class may meet', () => {
    const [ann, bob] = [seeker({ user: 'ann', media: 'audio' }), seeker({ user: 'bob', media: 'video' })]
    expect(verdict(ann, bob, NOW, policy)).toEqual({ is: 'allowed' })
  })

  it.each([
    ['another pool', { pool: 'other' }],
    ['text', { media: 'text' }],
    ['buddies_only', { mode: 'buddies_only' }],
  ] as const)('[M1] %s is no match', (_, wish) => {
    expect(verdict(seeker({ user: 'ann' }), seeker({ user: 'bob', ...wish }), NOW, policy)).toEqual({ is: 'never' })
  })

  it('[C7] a classic client meets those of v1, with their cooldown', () => {
    const [old, ann] = [seeker({ user: 'old', dialect: 'classic' }), seeker({ user: 'ann', media: 'audio' })]
    expect(verdict(old, ann, NOW, policy)).toEqual({ is: 'allowed' })
    const met = { ...ann, partners: [{ user: 'old', endedAt: NOW - 4_000 }] }
    expect(verdict(old, met, NOW, policy)).toEqual({ is: 'later', at: NOW + 6_000, rule: 'M2' })
  })

  it('[C7] a classic client, which knows nothing but video, meets nobody who wants text', () => {
    const [old, ann] = [seeker({ user: 'old', dialect: 'classic' }), seeker({ user: 'ann', media: 'text' })]
    expect(verdict(old, ann, NOW, policy)).toEqual({ is: 'never' })
  })

  it('[M4] who takes buddies only meets those whom their login names, who need not name them', () => {
    const ann = seeker({ user: 'ann', mode: 'buddies_only', buddies: new Set(['bob']) })
    for (const mode of ['global', 'buddies_first'] as const) {
      expect(verdict(ann, seeker({ user: 'bob', mode }), NOW, policy)).toEqual({ is: 'allowed' })
      expect(verdict(seeker({ user: 'bob', mode }), ann, NOW, policy)).toEqual({ is: 'allowed' })
    }
    expect(verdict(ann, seeker({ user: 'cat' }), NOW, policy)).toEqual({ is: 'never' })
    expect(verdict(ann, seeker({ user: 'bob', mode: 'buddies_only' }), NOW, policy)).toEqual({ is: 'never' })
  })

  it.each([
    [{ tags: tagsOf(['chess']) }, {}],
    [{ tags: tagsOf(['chess']) }, { tags: tagsOf(['go']) }],
    [{ languages: ['en'] }, {}],
    [{ languages: ['en'] }, { languages: ['de', 'fr'] }],
    [
      { tags: tagsOf(['chess']), languages: ['en'] },
      { tags: tagsOf(['chess']), languages: ['de'] },
    ],
  ])('[M3] one who names %j takes one who names %j only after the grace', (wish, other) => {
    const [ann, bob] = [seeker({ user: 'ann', queuedAt: NOW - 2_000, ...wish }), seeker({ user: 'bob', ...other })]
    expect(verdict(ann, bob, NOW, policy)).toEqual({ is: 'later', at: NOW + 6_000, rule: 'M3' })
    expect(verdict(bob, ann, NOW + 5_999, policy).is).toBe('later')
    expect(verdict(bob, ann, NOW + 6_000, policy)).toEqual({ is: 'allowed' })
  })

  it('[M3] who shares a tag, and a language where one is named, meets at once', () => {
    const ann = seeker({ user: 'ann', queuedAt: NOW, tags: tagsOf(['chess', 'go']), languages: ['en'] })
    const bob = seeker({ user: 'bob', queuedAt: NOW, tags: tagsOf([' GO ']), languages: languagesOf(['de', 'EN-gb']) })
    expect(verdict(ann, bob, NOW, policy)).toEqual({ is: 'allowed' })
  })

  it('[M3] without a grace tags and languages bar nobody', () => {
    const ann = seeker({ user: 'ann', queuedAt: NOW, tags: tagsOf(['chess']), languages: ['en'] })
    expect(verdict(ann, seeker({ user: 'bob' }), NOW, { ...policy, tagGraceMs: 0 })).toEqual({ is: 'allowed' })
  })

  it('[M2] [M3] whom both rules bar is barred by M3, until both let them', () => {
    const partners = [{ user: 'bob', endedAt: NOW - 1_000 }]
    const ann = seeker({ user: 'ann', queuedAt: NOW - 2_000, tags: tagsOf(['chess']) }, { partners })
    expect(verdict(ann, seeker({ user: 'bob' }), NOW, policy)).toEqual({ is: 'later', at: NOW + 9_000, rule: 'M3' })
    expect(verdict(ann, seeker({ user: 'bob' }), NOW + 6_000, policy)).toMatchObject({ at: NOW + 9_000, rule: 'M2' })
  })

  it('[M4] who wants buddies first meets strangers as well', () => {
    const [ann, bob] = [seeker({ user: 'ann', mode: 'buddies_first' }), seeker({ user: 'bob' })]
    expect(verdict(ann, bob, NOW, policy)).toEqual({ is: 'allowed' })
  })

  it.each(['user:bob', 'device:phone'] as const)('[M1] a block of %s bars', (key) => {
    const ann = seeker({ user: 'ann' }, { blocked: new Set([key]) })
    expect(verdict(ann, seeker({ user: 'bob', device: 'phone' }), NOW, policy)).toEqual({ is: 'never' })
  })

  it('[M2] a last partner of either is barred until the cooldown is over, and not a moment longer', () => {
    const ann = seeker({ user: 'ann' }, { partners: [{ user: 'bob', endedAt: NOW - 4_000 }] })
    const bob = seeker({ user: 'bob' })
    expect(verdict(ann, bob, NOW, policy)).toEqual({ is: 'later', at: NOW + 6_000, rule: 'M2' })
    expect(verdict(bob, ann, NOW, policy)).toEqual({ is: 'later', at: NOW + 6_000, rule: 'M2' })
    expect(verdict(ann, bob, NOW + 5_999, policy).is).toBe('later')
    expect(verdict(ann, bob, NOW + 6_000, policy)).toEqual({ is: 'allowed' })
  })

  it('[M2] classic tickets have no cooldown', () => {
    const ann = seeker({ user: 'ann', dialect: 'classic' }, { partners: [{ user: 'bob', endedAt: NOW }] })
    expect(verdict(ann, seeker({ user: 'bob', dialect: 'classic' }), NOW, policy)).toEqual({ is: 'allowed' })
  })

  it('[M2] the last three partners count, each by the newest session', () => {
    const met = ['bob', 'cat', 'bob', 'dan', 'eve'].map((user, index) => ({ user, endedAt: NOW - index }))
    expect(lastPartners(met)).toEqual([
      { user: 'bob', endedAt: NOW },
      { user: 'cat', endedAt: NOW - 1 },
      { user: 'dan', endedAt: NOW - 3 },
    ])
  })

  it('[M1] [M2] the verdict is the same from either side, when blocks are', () => {
    fc.assert(
      fc.property(anySeeker, anySeeker, (a, b) => {
        expect(verdict({ ...a, blocked: new Set() }, b, NOW, policy)).toEqual(
          verdict({ ...b, blocked: new Set() }, a, NOW, policy),
        )
      }),
    )
  })

  it('[M2] whoever must wait has an end to wait for, after which they may', () => {
    fc.assert(
      fc.property(anySeeker, anySeeker, (a, b) => {
        const first = verdict(a, b, NOW, policy)
        if (first.is !== 'later') return
        expect(first.at).toBeGreaterThan(NOW)
        expect(verdict(a, b, first.at, policy)).toEqual({ is: 'allowed' })
      }),
    )
  })
})
