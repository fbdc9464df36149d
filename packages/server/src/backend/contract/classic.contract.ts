import { describe, expect, it } from 'vitest'
import type { MakeHarness } from './harness.ts'
import { COOLDOWN_MS, Scene } from './scene.ts'

const old = (user: string) => ({ user, dialect: 'classic' as const })

/** Rules C2 and C4: people who name no session and know no reasons. */
export function describeClassic(make: MakeHarness): void {
  describe('classic clients', () => {
    it('[C2] Waiting comes first, also when somebody is there already', async () => {
      const scene = new Scene(make)
      await scene.enter(old('ann'), old('bob'))
      expect(scene.news('ann')).toEqual(['arrived', 'waiting at 0: queued', 'paired with bob: offers'])
      expect(scene.news('bob')).toEqual(['arrived', 'waiting at 1: queued', 'paired with ann: answers'])
    })

    it('[C4] two lone users are paired again at once after a Skip', async () => {
      const scene = new Scene(make)
      await scene.enter(old('ann'), old('bob'))
      scene.forget('ann', 'bob')
      scene.backend.skip('ann', null)
      await scene.settle()
      expect(scene.news('bob')).toEqual(['peer left: skipped', 'waiting at 0: queued', 'paired with ann: offers'])
      expect(scene.news('ann')).toEqual(['waiting at 1: queued', 'paired with bob: answers'])
    })

    it('[C4] Skip without a session is one more Waiting, and the back of the queue', async () => {
      const scene = new Scene(make)
      await scene.enter(old('ann'), old('bob'))
      await scene.report('ann', null)
      scene.backend.requeue('ann')
      await scene.settle()
      scene.forget('ann', 'bob')
      scene.backend.skip('bob', null)
      await scene.settle()
      expect(scene.story).toEqual(['bob: waiting at 1: only_incompatible'])
      await scene.enter(old('cat'))
      expect(scene.partnerOf('cat')).toBe('ann')
    })

    it('[C6] a new reason to wait is no new Waiting', async () => {
      const scene = new Scene(make)
      await scene.enter(old('ann'))
      scene.forget('ann')
      await scene.come('bob')
      await scene.queue({ media: 'text' }, 'bob')
      expect(scene.news('bob')).toEqual(['arrived', 'waiting at 0: only_incompatible'])
      expect(scene.news('ann')).toEqual([])
    })

    it('[C7] a classic client and one of v1 meet in the default pool; whoever waited offers', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', old('gus'))
      expect(scene.news('ann')).toEqual(['arrived', 'waiting at 0: queued', 'paired with gus: offers'])
      expect(scene.news('gus')).toEqual(['arrived', 'waiting at 1: queued', 'paired with ann: answers'])
      await scene.enter(old('hal'), 'bob')
      expect(scene.news('hal').at(-1)).toBe('paired with bob: offers')
      expect(scene.paired[1]).toMatchObject({ offerer: { dialect: 'classic' }, answerer: { dialect: 'v1' } })
    })

    it('[C7] Next on either side takes both on, and the cooldown of v1 keeps them apart', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', old('gus'))
      scene.forget('ann', 'gus')
      scene.backend.skip('gus', null)
      await scene.settle()
      expect(scene.news('ann')).toEqual(['peer left: skipped', 'waiting at 0: queued', 'waiting at 0: only_recent'])
      expect(scene.news('gus')).toEqual(['waiting at 1: only_recent'])
      await scene.advance(COOLDOWN_MS)
      scene.forget('ann', 'gus')
      await scene.skip('ann')
      expect(scene.news('gus')).toEqual(['peer left: skipped', 'waiting at 0: queued'])
    })

    it('[C4] a Report without a session is refused', async () => {
      const scene = new Scene(make)
      await scene.enter(old('ann'))
      scene.forget('ann')
      await scene.report('ann', null)
      expect(scene.news('ann')).toEqual(['refused Report: not_paired'])
    })
  })
}
