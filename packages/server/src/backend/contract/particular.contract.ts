import { describe, expect, it } from 'vitest'
import { tagsOf } from '../../matching/tags.ts'
import type { MakeHarness } from './harness.ts'
import { COOLDOWN_MS, GRACE_MS, Scene } from './scene.ts'

const chess = { tags: tagsOf(['chess']) }
const go = { tags: tagsOf(['go']) }

/** Rules M3 and M4: whom people would rather meet. */
export function describeParticular(make: MakeHarness): void {
  describe('whom people would rather meet', () => {
    it('[M3] who names a tag meets who shares it, though somebody older waits', async () => {
      const scene = new Scene(make)
      await scene.come('ann', 'bob', 'cat', 'dan')
      await scene.queue({}, 'ann')
      await scene.queue(chess, 'bob')
      await scene.queue({ tags: tagsOf(['Chess ', 'go']) }, 'cat')
      expect([scene.partnerOf('ann'), scene.partnerOf('bob')]).toEqual([null, 'cat'])
      const [session] = scene.paired
      expect([session?.offerer.sharedTags, session?.answerer.sharedTags]).toEqual([['chess'], ['Chess']])
    })

    it('[M3] [Q2] after the grace anybody will do, the moment it ends', async () => {
      const scene = new Scene(make)
      await scene.come('ann', 'bob')
      await scene.queue(chess, 'ann')
      await scene.advance(1_000)
      await scene.queue(go, 'bob')
      expect(scene.news('bob')).toEqual(['arrived', 'waiting at 1: only_incompatible'])
      await scene.advance(GRACE_MS - 1_000)
      expect(scene.partnerOf('bob')).toBe(null)
      await scene.advance(1_000)
      expect(scene.news('bob')).toEqual(['paired with ann: answers'])
    })

    it('[M3] both must accept: who names nothing waits for the other to give in', async () => {
      const scene = new Scene(make)
      await scene.come('ann', 'bob', 'cat')
      await scene.queue({}, 'ann')
      await scene.queue(chess, 'bob')
      await scene.advance(GRACE_MS - 1_000)
      expect(scene.partnerOf('ann')).toBe(null)
      await scene.advance(1_000)
      expect(scene.partnerOf('ann')).toBe('bob')
    })

    it('[M3] languages count as tags do, whatever the region; who names both wants both', async () => {
      const scene = new Scene(make)
      await scene.come('ann', 'bob', 'cat', 'dan')
      await scene.queue({ ...chess, languages: ['en'] }, 'ann')
      await scene.queue({ ...chess, languages: ['de'] }, 'bob')
      await scene.queue({ languages: ['en'] }, 'cat')
      expect(scene.paired).toEqual([])
      await scene.queue({ tags: tagsOf(['chess', 'go']), languages: ['de', 'en'] }, 'dan')
      expect(scene.partnerOf('dan')).toBe('ann')
    })

    it('[M3] [Q7] who is left behind holds out anew', async () => {
      const scene = new Scene(make)
      await scene.come('ann', 'bob', 'cat')
      await scene.queue(chess, 'ann', 'bob')
      await scene.advance(GRACE_MS)
      await scene.skip('bob')
      await scene.queue({}, 'cat')
      expect(scene.partnerOf('cat')).toBe(null)
      await scene.advance(GRACE_MS)
      expect(scene.partnerOf('cat')).toBe('ann')
    })

    it('[M3] [H5] the grace of one who was lost goes on meanwhile', async () => {
      const scene = new Scene(make)
      await scene.come('ann', 'bob')
      await scene.queue(chess, 'ann')
      scene.backend.away('ann', 'connection of ann', 10 * GRACE_MS)
      await scene.advance(GRACE_MS)
      await scene.queue({}, 'bob')
      expect(scene.partnerOf('bob')).toBe(null)
      scene.backend.back('ann', 'connection of ann', 'exact')
      await scene.settle()
      expect(scene.partnerOf('bob')).toBe('ann')
    })

    it('[M5] of those who share a tag the one who shares more is taken, then the older', async () => {
      const scene = new Scene(make)
      await scene.come('ann', 'bob', 'cat', 'dan')
      await scene.come({ user: 'one', device: 'shared' }, { user: 'other', device: 'shared' })
      await scene.queue({ tags: tagsOf(['go', 'tea']), languages: ['de'] }, 'ann')
      await scene.queue({ tags: tagsOf(['go', 'jazz']), languages: ['fr'] }, 'bob')
      await scene.queue({ tags: tagsOf(['go', 'jazz', 'tea']), languages: ['es'] }, 'cat')
      await scene.queue({ tags: tagsOf(['tea', 'jazz']), languages: ['de', 'fr', 'es'] }, 'dan')
      expect(scene.partnerOf('dan')).toBe('cat')
    })

    it('[M5] tags come in the order in which the seeker names them, before everybody else', async () => {
      const scene = new Scene(make)
      await scene.come('ann', 'bob', 'cat')
      await scene.queue(go, 'ann')
      await scene.queue(chess, 'bob')
      await scene.queue({ tags: tagsOf(['chess', 'go']) }, 'cat')
      expect(scene.partnerOf('cat')).toBe('bob')
    })

    it('[M4] buddies who wait come first for who wants that, and each knows whom they know', async () => {
      const scene = new Scene(make)
      await scene.enter('ann')
      await scene.come('bob', { user: 'cat', buddies: new Set(['bob']) })
      await scene.queue({ pool: 'other' }, 'bob')
      await scene.queue({ mode: 'buddies_first' }, 'cat')
      expect(scene.partnerOf('cat')).toBe('ann')
      await scene.skip('cat')
      await scene.queue({ languages: ['en'] }, 'bob')
      await scene.queue({ mode: 'buddies_first', languages: ['en'] }, 'cat')
      expect(scene.partnerOf('cat')).toBe('bob')
      const { offerer, answerer } = scene.paired.at(-1) ?? {}
      expect([offerer, answerer].map((one) => [one?.user, one?.knowsOther ?? false])).toEqual(
        offerer?.user === 'cat' ?
          [
            ['cat', true],
            ['bob', false],
          ]
        : [
            ['bob', false],
            ['cat', true],
          ],
      )
    })

    it('[M4] who takes buddies only waits for one, and is found by one whatever that one asks for', async () => {
      const scene = new Scene(make)
      await scene.enter('ann')
      await scene.come({ user: 'bob', buddies: new Set(['cat', 'dan']) }, 'cat')
      await scene.queue({ mode: 'buddies_only' }, 'bob')
      expect(scene.news('bob')).toEqual(['arrived', 'waiting at 1: only_incompatible'])
      scene.backend.leave('ann')
      await scene.queue({ ...chess, languages: ['en'] }, 'cat')
      expect(scene.partnerOf('cat')).toBe(null)
      await scene.advance(GRACE_MS)
      expect(scene.partnerOf('cat')).toBe('bob')
    })

    it('[M3] another policy holds at once, also for those who wait', async () => {
      const policy = { rematchCooldownMs: COOLDOWN_MS, tagGraceMs: GRACE_MS, queueTtlMs: 0 }
      const scene = new Scene(make)
      await scene.come('ann', 'bob', 'cat', 'dan')
      await scene.met('cat', 'dan')
      await scene.queue(chess, 'ann')
      await scene.queue(go, 'bob')
      await scene.queue({ pool: 'other' }, 'cat', 'dan')
      expect(scene.partnerOf('cat')).toBe(null)
      scene.backend.setPolicy({ ...policy, rematchCooldownMs: 0 })
      await scene.settle()
      expect([scene.partnerOf('ann'), scene.partnerOf('cat')]).toEqual([null, 'dan'])
      scene.backend.setPolicy({ ...policy, tagGraceMs: 0 })
      await scene.settle()
      expect(scene.partnerOf('ann')).toBe('bob')
    })

    it('[M3] a longer grace holds for those who had given in', async () => {
      const scene = new Scene(make)
      await scene.come('ann', 'bob')
      await scene.queue(chess, 'ann')
      await scene.advance(GRACE_MS)
      scene.backend.setPolicy({ rematchCooldownMs: 0, tagGraceMs: 2 * GRACE_MS, queueTtlMs: 0 })
      await scene.settle()
      await scene.queue({}, 'bob')
      expect(scene.partnerOf('bob')).toBe(null)
      await scene.advance(GRACE_MS)
      expect(scene.partnerOf('bob')).toBe('ann')
    })

    it('[Q9] a shorter time in the queue holds for those who wait', async () => {
      const scene = new Scene(make)
      await scene.enter('ann')
      await scene.advance(60_000)
      scene.forget('ann')
      scene.backend.setPolicy({ rematchCooldownMs: 0, tagGraceMs: 0, queueTtlMs: 62_000 })
      await scene.advance(1_000)
      expect(scene.news('ann')).toEqual([])
      await scene.advance(1_000)
      expect(scene.news('ann')).toEqual(['idle: queue_timeout'])
    })

    it('[Q1] once some have waited, the next are told how long it will probably take', async () => {
      const scene = new Scene(make, { rematchCooldownMs: 0 })
      for (let round = 0; round < 5; round++) {
        await scene.enter(`a${String(round)}`)
        await scene.advance(1_000 * (round + 1))
        await scene.enter(`b${String(round)}`)
      }
      expect(scene.estimates.get('a4')).toBe(null)
      await scene.enter('ann')
      expect(scene.estimates.get('ann')).toBeGreaterThanOrEqual(2_900)
      expect(scene.estimates.get('ann')).toBeLessThanOrEqual(3_100)
    })
  })
}
