import { describe, expect, it } from 'vitest'
import type { MakeHarness } from './harness.ts'
import { COOLDOWN_MS, Scene } from './scene.ts'

/** Rules Q10 and Q11: sessions that end though nobody pressed Next. */
export function describeEndings(make: MakeHarness): void {
  const fail = async (scene: Scene, user: string, session = scene.sessionOf(user)) => {
    scene.backend.fail(user, session)
    await scene.settle()
  }
  const expire = async (scene: Scene, user: string, reason: 'timeout' | 'idle') => {
    scene.backend.expire(user, scene.sessionOf(user), reason)
    await scene.settle()
  }

  describe('endings', () => {
    it('[Q11] a session that failed: the partner is told, both are queued again, and stay apart for the cooldown', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      scene.forget('ann', 'bob')
      await fail(scene, 'bob')
      expect(scene.news('ann')).toEqual(['peer left: failed', 'waiting at 0: queued', 'waiting at 0: only_recent'])
      expect(scene.news('bob')).toEqual(['waiting at 1: only_recent'])
      await scene.advance(COOLDOWN_MS)
      expect(scene.partnerOf('bob')).toBe('ann')
    })

    it('[Q11] nobody loses their place for a session that failed: the older seeks first', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      await scene.advance(1_000)
      await scene.enter('cat')
      await fail(scene, 'bob')
      expect(scene.partnerOf('ann')).toBe('cat')
      await scene.enter('dan')
      await scene.skip('cat')
      expect(scene.partnerOf('bob')).toBe('dan')
      expect(scene.partnerOf('ann')).toBe(null)
    })

    it('[Q11] [Q7] who asked not to be queued again is idle after a failure, whichever of the two it is', async () => {
      for (const failing of ['ann', 'bob']) {
        const scene = new Scene(make)
        await scene.come('ann', 'bob')
        await scene.queue({ autoRequeue: false }, 'ann', 'bob')
        scene.forget('ann', 'bob')
        await fail(scene, failing)
        const [one, other] = [scene.news('ann'), scene.news('bob')]
        expect([...one, ...other].sort()).toEqual(['idle: peer_left', 'idle: peer_left', 'peer left: failed'])
      }
    })

    it('[Q11] [F8] a failure of a session that is over or of others does nothing', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob', 'cat')
      await scene.come('mal')
      const over = scene.sessionOf('bob')
      await scene.skip('ann')
      scene.forget('ann', 'bob', 'cat', 'mal')
      for (const user of ['ann', 'bob', 'mal']) await fail(scene, user, over)
      await fail(scene, 'ann', scene.sessionOf('bob'))
      scene.backend.expire('bob', over, 'timeout')
      await scene.settle()
      expect(scene.story).toEqual([])
    })

    it('[Q10] a session that lasted too long: both are told and queued again at their old places', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      await scene.advance(1_000)
      await scene.enter('cat')
      scene.forget('ann', 'bob', 'cat')
      await expire(scene, 'bob', 'timeout')
      expect(scene.news('ann')).toEqual(['peer left: timeout', 'paired with cat: answers'])
      expect(scene.news('bob')).toEqual(['peer left: timeout', 'waiting at 0: queued'])
      expect(await scene.backend.stats()).toMatchObject({ waiting: 1, sessions: 1 })
    })

    it('[Q10] [Q7] after a timeout who asked not to be queued again is idle', async () => {
      const scene = new Scene(make)
      await scene.come('ann', 'bob')
      await scene.queue({ autoRequeue: false }, 'ann')
      await scene.queue({}, 'bob')
      scene.forget('ann', 'bob')
      await expire(scene, 'ann', 'timeout')
      expect(scene.news('ann')).toEqual(['peer left: timeout', 'idle: peer_left'])
      expect(scene.news('bob')).toEqual(['peer left: timeout', 'waiting at 0: queued'])
    })

    it('[Q10] after a session in which nothing happened neither is queued again: nobody may be there', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob', 'cat')
      scene.forget('ann', 'bob', 'cat')
      await expire(scene, 'ann', 'idle')
      expect(scene.news('ann')).toEqual(['peer left: idle', 'idle: peer_left'])
      expect(scene.news('bob')).toEqual(['peer left: idle', 'idle: peer_left'])
      expect(scene.partnerOf('cat')).toBe(null)
      await scene.queue({}, 'bob')
      expect(scene.partnerOf('bob')).toBe('cat')
    })

    it('[Q10] [C6] a classic client is queued again in any case: it has no word for being idle', async () => {
      const scene = new Scene(make)
      await scene.enter({ user: 'old', dialect: 'classic' }, { user: 'older', dialect: 'classic' }, 'ann')
      scene.backend.leave('ann')
      await scene.settle()
      scene.forget('old', 'older')
      await expire(scene, 'old', 'idle')
      expect(scene.news('old')).toEqual(['peer left: idle', 'waiting at 0: queued', 'paired with older: offers'])
    })
  })
}
