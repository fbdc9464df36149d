import { describe, expect, it } from 'vitest'
import type { MakeHarness } from './harness.ts'
import { COOLDOWN_MS, Scene } from './scene.ts'

/** Rule S2: never this one again, without saying why. */
export function describeBlocks(make: MakeHarness): void {
  const block = async (scene: Scene, user: string, session = scene.sessionOf(user)) => {
    scene.backend.block(user, session)
    await scene.settle()
  }

  describe('blocks', () => {
    it('[S2] a block of a live session skips: the partner is told so and queued first, then the one who blocked', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      scene.forget('ann', 'bob')
      await block(scene, 'ann')
      expect(scene.news('ann')).toEqual(['blocked', 'waiting at 1: only_incompatible'])
      expect(scene.news('bob')).toEqual([
        'peer left: skipped',
        'waiting at 0: queued',
        'waiting at 0: only_incompatible',
      ])
    })

    it('[S2] the two never meet again, by user or by device', async () => {
      const scene = new Scene(make, { rematchCooldownMs: 0 })
      await scene.enter({ user: 'ann', device: 'phone' }, { user: 'bob', device: 'tablet' })
      await block(scene, 'ann')
      await scene.advance(10 * COOLDOWN_MS)
      scene.backend.leave('bob')
      await scene.enter({ user: 'bob again', device: 'tablet' })
      expect(scene.paired.length).toBe(1)
    })

    it('[S2] a session of the last five minutes can be blocked, which moves nobody', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob', 'cat')
      const past = scene.sessionOf('ann')
      await scene.skip('ann')
      scene.forget('ann', 'bob', 'cat')
      await block(scene, 'bob', past)
      expect(scene.story).toEqual(['bob: blocked'])
      await scene.advance(COOLDOWN_MS)
      await scene.skip('cat')
      expect(scene.partnerOf('cat')).toBe('ann')
      expect(scene.partnerOf('bob')).toBe(null)
    })

    it('[S2] a block of a past session ends the one that the same two are in by now', async () => {
      const scene = new Scene(make, { rematchCooldownMs: 0 })
      await scene.enter('ann', 'bob')
      const past = scene.sessionOf('ann')
      await scene.skip('ann')
      expect(scene.partnerOf('ann')).toBe('bob')
      await block(scene, 'ann', past)
      expect([scene.partnerOf('ann'), scene.partnerOf('bob')]).toEqual([null, null])
    })

    it('[S2] a block leaves a session with somebody else alone, though the blocked and the blocker share a device', async () => {
      const scene = new Scene(make, { rematchCooldownMs: 0 })
      await scene.enter({ user: 'ann', device: 'phone' }, { user: 'bob', device: 'phone' })
      const past = scene.sessionOf('ann')
      await scene.enter('cat')
      await scene.skip('bob')
      expect(scene.partnerOf('ann')).toBe('cat')
      await block(scene, 'ann', past)
      expect(scene.partnerOf('ann')).toBe('cat')
    })

    it('[S2] a block says whom it keeps apart, so that it can be kept', async () => {
      const scene = new Scene(make)
      await scene.enter({ user: 'ann', device: 'phone' }, { user: 'bob', device: 'tablet' })
      const session = scene.sessionOf('ann')
      await block(scene, 'ann')
      expect(scene.blocks).toMatchObject([
        { session, blocker: { user: 'ann', device: 'phone' }, blocked: { user: 'bob', device: 'tablet' } },
      ])
    })

    it.each([
      ['the one who comes first', 'ann'],
      ['the other', 'bob'],
    ])('[M1] blocks of before hold if %s knows of them', async (_, who) => {
      const scene = new Scene(make)
      const barredFrom = (other: string) => ({ barred: new Set([`user:${other}`] as const) })
      await scene.enter({ user: 'ann', ...(who === 'ann' && barredFrom('bob')) })
      await scene.enter({ user: 'bob', ...(who === 'bob' && barredFrom('ann')) })
      expect(scene.news('bob')).toEqual(['arrived', 'waiting at 1: only_incompatible'])
      await scene.enter('cat')
      expect(scene.partnerOf('cat')).toBe('ann')
    })

    it('[M1] blocks of before hold by device, and still do when the person is lost, adopted or renamed', async () => {
      const scene = new Scene(make)
      const barred = new Set(['device:tablet'] as const)
      const ann = { user: 'ann', device: 'phone', dialect: 'v1' as const, barred }
      scene.backend.adopt(ann, 'connection of ann', { is: 'idle' }, 30_000)
      await scene.queue({}, 'ann')
      scene.backend.away('ann', 'connection of ann', 30_000)
      await scene.enter({ user: 'bob', device: 'tablet' })
      scene.backend.back('ann', 'connection of ann', 'session')
      await scene.queue({}, 'ann')
      await scene.enter({ user: 'bob again', device: 'tablet' })
      expect(scene.paired.map(({ offerer, answerer }) => [offerer.user, answerer.user])).toEqual([['bob', 'bob again']])
    })

    it('[S2] [F8] a session of others, or one too long ago, is refused', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob', 'cat')
      const past = scene.sessionOf('ann')
      await scene.skip('ann')
      scene.forget('ann', 'cat')
      await block(scene, 'cat', past)
      await scene.advance(5 * 60_000 + 1_000)
      await block(scene, 'ann', past)
      expect(scene.news('cat')).toEqual(['refused Block: not_paired'])
      expect(scene.news('ann')).toEqual(['refused Block: not_paired'])
    })
  })
}
