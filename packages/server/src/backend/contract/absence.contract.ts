import { describe, expect, it } from 'vitest'
import type { MakeHarness } from './harness.ts'
import { Scene } from './scene.ts'

const WINDOW_MS = 30_000

/** Rules H5 and H6: whose connection is lost, and who comes back. */
export function describeAbsences(make: MakeHarness): void {
  const away = async (scene: Scene, user: string, forMs = WINDOW_MS) => {
    scene.backend.away(user, `connection of ${user}`, forMs)
    await scene.settle()
  }
  const back = async (scene: Scene, user: string, resumed: 'exact' | 'session' = 'exact') => {
    scene.backend.back(user, `connection of ${user}`, resumed)
    await scene.settle()
  }

  describe('absences', () => {
    it('[H5] a session outlives a lost connection, until it is back', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      scene.forget('ann', 'bob')
      await away(scene, 'ann')
      await scene.advance(WINDOW_MS - 1_000)
      await back(scene, 'ann')
      await scene.advance(2 * WINDOW_MS)
      expect(scene.story).toEqual(['ann: away from bob', 'ann: back: exact, with bob'])
      expect(await scene.backend.stats()).toMatchObject({ online: 2, sessions: 1 })
    })

    it('[H5] after the window they are gone, and the partner hears why and goes on', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      scene.forget('ann', 'bob')
      await away(scene, 'ann')
      expect(await scene.backend.stats()).toMatchObject({ online: 1, sessions: 1 })
      await scene.advance(WINDOW_MS)
      expect(scene.news('bob')).toEqual(['peer left: disconnected', 'waiting at 0: queued'])
      expect(scene.news('ann')).toEqual(['away from bob', 'gone: connection of ann'])
      await back(scene, 'ann')
      expect(scene.news('ann')).toEqual([])
      expect(await scene.backend.stats()).toMatchObject({ online: 1, waiting: 1, sessions: 0 })
    })

    it('[H5] a lost ticket is not matched and stands in nobody’s way; back, it seeks at once, from its old place', async () => {
      const scene = new Scene(make)
      await scene.enter('ann')
      await away(scene, 'ann')
      await scene.come('bob', 'cat')
      await scene.queue({ mode: 'buddies_only' }, 'bob')
      expect(scene.news('bob')).toEqual(['arrived', 'waiting at 0: queued'])
      scene.backend.leave('bob')
      await scene.queue({}, 'cat')
      expect(scene.news('cat')).toEqual(['arrived', 'waiting at 0: queued'])
      scene.forget('ann')
      await back(scene, 'ann')
      expect(scene.news('ann')).toEqual(['back: exact, waiting', 'paired with cat: offers'])
    })

    it('[H5] with nobody to meet it waits again where it stood', async () => {
      const scene = new Scene(make)
      await scene.come('ann', 'bob')
      await scene.queue({ mode: 'buddies_only' }, 'ann', 'bob')
      await away(scene, 'ann')
      scene.forget('ann')
      await back(scene, 'ann', 'session')
      expect(scene.news('ann')).toEqual(['back: session, waiting', 'waiting at 0: only_incompatible'])
    })

    it('[Q9] one who is away hears of no other place or reason, and still of the end of their time', async () => {
      const scene = new Scene(make, { queueTtlMs: 20_000 })
      await scene.come('ann', 'bob')
      await scene.queue({ mode: 'buddies_only' }, 'ann', 'bob')
      await away(scene, 'bob')
      scene.forget('bob')
      scene.backend.leave('ann')
      await scene.advance(19_000)
      expect(scene.news('bob')).toEqual([])
      await scene.advance(1_000)
      expect(scene.news('bob')).toEqual(['idle: queue_timeout'])
    })

    it('[H5] whose partner goes on is queued, and not matched before they are back', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      await away(scene, 'ann')
      scene.forget('ann')
      await scene.skip('bob')
      await scene.enter('cat')
      expect(scene.partnerOf('cat')).toBe('bob')
      expect(scene.news('ann')).toEqual(['peer left: skipped', 'waiting at 0: queued'])
      await scene.enter('dan')
      expect(scene.partnerOf('dan')).toBe(null)
      await back(scene, 'ann')
      expect(scene.partnerOf('dan')).toBe('ann')
    })

    it('[H5] a second loss has the whole window again', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      await away(scene, 'ann')
      await scene.advance(20_000)
      await back(scene, 'ann')
      await away(scene, 'ann')
      await scene.advance(20_000)
      expect(scene.partnerOf('bob')).toBe('ann')
      await scene.advance(10_000)
      expect(scene.partnerOf('bob')).toBe(null)
    })

    it('[H6] one who was resumed before anybody noticed the loss was not away', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      scene.forget('ann', 'bob')
      await back(scene, 'ann', 'session')
      expect(scene.story).toEqual(['ann: back: session, with bob, was not away'])
    })

    it('[H6] who comes back as `session` hears whether the other is away', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      await away(scene, 'bob')
      await away(scene, 'ann')
      scene.forget('ann', 'bob')
      await back(scene, 'ann', 'exact')
      expect(scene.news('bob')).toEqual([])
      await back(scene, 'ann', 'session')
      expect(scene.news('bob')).toEqual(['away from ann'])
      await back(scene, 'bob', 'session')
      expect(scene.news('bob')).toEqual(['back: session, with ann'])
    })

    it('[H6] what is said of an older connection is ignored', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      scene.forget('ann', 'bob')
      for (const connection of ['another', 'connection of bob']) {
        scene.backend.away('ann', connection, WINDOW_MS)
        scene.backend.back('ann', connection, 'exact')
      }
      await scene.advance(WINDOW_MS)
      expect(scene.story).toEqual([])
    })

    it.each(['replace', 'reject'] as const)(
      '[H8] who is away gives way to a newcomer of the same name (%s)',
      async (duplicate) => {
        const scene = new Scene(make, { duplicate })
        await scene.enter('ann', 'bob')
        await away(scene, 'ann')
        scene.forget('ann', 'bob')
        scene.backend.arrive({ user: 'ann', device: null, dialect: 'v1' }, 'another')
        await scene.settle()
        await scene.advance(2 * WINDOW_MS)
        expect(scene.news('ann')).toEqual(['replaced: connection of ann', 'arrived'])
        expect(scene.news('bob')).toEqual(['peer left: replaced', 'waiting at 0: queued'])
        expect(await scene.backend.stats()).toMatchObject({ online: 2 })
      },
    )

    it('[S1] whose report is written while they are away is queued when they are back', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      await scene.report('ann')
      await away(scene, 'ann')
      scene.backend.requeue('ann')
      await scene.settle()
      await scene.enter('cat')
      expect(scene.partnerOf('cat')).toBe('bob')
      await scene.enter('dan')
      expect(scene.partnerOf('dan')).toBe(null)
      await back(scene, 'ann')
      expect(scene.partnerOf('dan')).toBe('ann')
    })
  })
}
