import { describe, expect, it } from 'vitest'
import type { MakeHarness } from './harness.ts'
import { parted } from './queue.contract.ts'
import { COOLDOWN_MS, Scene } from './scene.ts'

/** Rules M: who meets whom. */
export function describeMeeting(make: MakeHarness): void {
  describe('who meets whom', () => {
    it('[M1] people of different pools do not meet, and do not know of each other', async () => {
      const scene = new Scene(make)
      await scene.enter('ann')
      await scene.come('bob')
      await scene.queue({ pool: 'other' }, 'bob')
      expect(scene.news('bob')).toEqual(['arrived', 'waiting at 0: queued'])
    })

    it('[M1] text meets text, audio and video meet each other', async () => {
      const scene = new Scene(make)
      await scene.come('ann', 'bob', 'cat', 'dan')
      await scene.queue({ media: 'video' }, 'ann')
      await scene.queue({ media: 'text' }, 'bob')
      await scene.queue({ media: 'audio' }, 'cat')
      await scene.queue({ media: 'text' }, 'dan')
      expect(scene.partnerOf('ann')).toBe('cat')
      expect(scene.partnerOf('bob')).toBe('dan')
    })

    it('[M1] who hides the address does not meet a classic client, which cannot', async () => {
      for (const privacy of ['relay_first', 'relay'] as const) {
        const scene = new Scene(make)
        await scene.come('ann', { user: 'old', dialect: 'classic' })
        await scene.queue({ privacy }, 'ann')
        await scene.queue({}, 'old')
        expect(scene.partnerOf('old')).toBe(null)
        await scene.queue({}, 'ann')
        expect(scene.partnerOf('old')).toBe('ann')
      }
    })

    it('[V1] a session takes the stricter wish of the two, whoever waited', async () => {
      for (const [one, other, privacy] of [
        ['direct', 'direct', 'direct'],
        ['relay_first', 'direct', 'relay_first'],
        ['relay_first', 'relay', 'relay'],
        ['relay', 'direct', 'relay'],
      ] as const) {
        const scene = new Scene(make)
        await scene.come('ann', 'bob')
        await scene.queue({ privacy: one }, 'ann')
        await scene.queue({ privacy: other }, 'bob')
        expect(scene.paired.map((session) => session.privacy)).toEqual([privacy])
      }
    })

    it('[M4] who takes buddies only meets nobody, and is met by nobody', async () => {
      const scene = new Scene(make)
      await scene.come('ann', 'bob', 'cat')
      await scene.queue({ mode: 'buddies_only' }, 'ann', 'bob')
      await scene.queue({ mode: 'buddies_first' }, 'cat')
      expect(scene.paired).toEqual([])
      await scene.queue({}, 'ann')
      expect(scene.partnerOf('ann')).toBe('cat')
    })

    it('[M2] two who met stay apart for the cooldown, whoever else comes', async () => {
      const scene = await parted(make)
      await scene.enter('cat', 'dan')
      expect(scene.partnerOf('bob')).toBe('cat')
      expect(scene.partnerOf('ann')).toBe('dan')
    })

    it('[M2] the cooldown runs from the end of the session', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      await scene.advance(10 * COOLDOWN_MS)
      await scene.skip('ann')
      expect(scene.partnerOf('ann')).toBe(null)
    })

    it('[M2] without a cooldown two who met meet again at once', async () => {
      const scene = new Scene(make, { rematchCooldownMs: 0 })
      await scene.enter('ann', 'bob')
      await scene.skip('ann')
      expect(scene.news('ann')).toEqual([
        'arrived',
        'waiting at 0: queued',
        'paired with bob: offers',
        'paired with bob: answers',
      ])
    })

    it('[M5] the oldest who may is taken first', async () => {
      const scene = await parted(make)
      await scene.enter('cat')
      expect(scene.partnerOf('cat')).toBe('bob')
    })

    it('[M5] when time relaxes a rule the oldest seeks first', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      await scene.skip('ann')
      await scene.enter('cat')
      expect(scene.partnerOf('cat')).toBe('bob')
      await scene.skip('cat')
      expect(scene.partnerOf('cat')).toBe('ann')
      await scene.skip('cat')
      expect(['ann', 'bob', 'cat'].map((user) => scene.partnerOf(user))).toEqual([null, null, null])
      await scene.advance(COOLDOWN_MS)
      expect(scene.partnerOf('bob')).toBe('ann')
    })

    it('[M5] the oldest seeks first also where somebody younger came back last', async () => {
      const scene = new Scene(make)
      await scene.come('ann', 'bob', 'cat', 'dan')
      await scene.met('ann', 'bob', 'block')
      await scene.met('ann', 'dan')
      await scene.met('ann', 'cat')
      await scene.met('bob', 'cat')
      for (const user of ['ann', 'bob', 'dan', 'cat']) {
        await scene.queue({}, user)
        await scene.advance(100)
      }
      expect(scene.partnerOf('dan')).toBe('bob')
      scene.backend.leave('dan')
      await scene.advance(COOLDOWN_MS)
      expect(scene.partnerOf('cat')).toBe('ann')
      expect(scene.partnerOf('bob')).toBe(null)
    })

    it('[Q2] [mistake 15] a moment is not lost because an earlier one came to nothing', async () => {
      const scene = new Scene(make)
      await scene.come('ann', 'bob', 'cat', 'dan')
      await scene.met('cat', 'ann', 'block')
      for (const [one, other] of [
        ['bob', 'cat'],
        ['ann', 'dan'],
        ['ann', 'bob'],
      ] as const) {
        await scene.met(one, other)
        await scene.advance(1_000)
      }
      await scene.queue({}, 'dan', 'ann')
      scene.backend.leave('dan')
      await scene.queue({}, 'bob', 'cat')
      scene.backend.leave('cat')
      await scene.advance(COOLDOWN_MS - 2_000)
      expect(scene.partnerOf('ann')).toBe(null)
      await scene.advance(1_000)
      expect(scene.partnerOf('ann')).toBe('bob')
    })

    it('[M6] the same history gives the same events', async () => {
      const tell = async () => {
        const scene = new Scene(make, { seed: 7 })
        await scene.enter('ann', 'bob', 'cat', 'dan', 'eve')
        for (const user of ['ann', 'cat', 'bob']) await scene.skip(scene.partnerOf(user) === null ? 'dan' : user)
        await scene.advance(COOLDOWN_MS)
        return scene.story
      }
      expect(await tell()).toEqual(await tell())
    })
  })
}
