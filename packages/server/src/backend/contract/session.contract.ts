import { describe, expect, it } from 'vitest'
import type { MakeHarness } from './harness.ts'
import { Scene } from './scene.ts'

/** Rules Q5, F8 and H8: how sessions end, and whose they are. */
export function describeSessions(make: MakeHarness): void {
  describe('sessions', () => {
    it('[Q5] the one skipped is queued before the one who skipped', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob', 'cat')
      scene.forget('ann', 'bob')
      await scene.skip('ann')
      expect(scene.news('bob')).toEqual(['peer left: skipped', 'paired with cat: answers'])
      expect(scene.news('ann')).toEqual(['waiting at 0: queued'])
    })

    it('[Q5] a Skip of a session that is over does nothing', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob', 'cat')
      const over = scene.sessionOf('bob')
      await scene.skip('ann')
      scene.forget('ann', 'bob', 'cat')
      scene.backend.skip('bob', over)
      scene.backend.skip('ann', over)
      scene.backend.skip('ann', null)
      await scene.settle()
      expect(scene.story).toEqual([])
      expect(scene.partnerOf('bob')).toBe('cat')
    })

    it('[Q5] [mistake 5] two Skips at once end one session and leave clean pairs', async () => {
      for (let seed = 0; seed < 20; seed++) {
        const scene = new Scene(make, { seed })
        await scene.enter('ann', 'bob', 'cat')
        const session = scene.sessionOf('ann')
        scene.backend.skip('ann', session)
        scene.backend.skip('bob', session)
        await scene.settle()
        expect(scene.ended.map(({ id }) => id)).toEqual([session])
        const [left, lucky] = scene.partnerOf('ann') === null ? ['ann', 'bob'] : ['bob', 'ann']
        expect(scene.partnerOf(lucky)).toBe('cat')
        expect(scene.partnerOf('cat')).toBe(lucky)
        expect(scene.partnerOf(left)).toBe(null)
        expect(await scene.backend.stats()).toMatchObject({ waiting: 1, sessions: 1 })
      }
    })

    it('[mistake 10] nobody ends or reports a session that is not theirs', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob', 'dan', 'eve', 'cat')
      await scene.come('mal')
      scene.forget('ann', 'bob', 'cat', 'dan', 'eve', 'mal')
      // One in the queue, one idle, one in another session.
      for (const thief of ['cat', 'mal', 'dan']) {
        scene.backend.skip(thief, scene.sessionOf('ann'))
        await scene.report(thief, scene.sessionOf('ann'))
        scene.backend.requeue(thief)
        scene.backend.depart('ann', `connection of ${thief}`, 'left')
        await scene.settle()
      }
      expect(scene.story).toEqual(['cat', 'mal', 'dan'].map((thief) => `${thief}: refused Report: not_paired`))
      expect([scene.partnerOf('ann'), scene.partnerOf('dan')]).toEqual(['bob', 'eve'])
      expect(await scene.backend.stats()).toMatchObject({ online: 6, waiting: 1, sessions: 2 })
    })

    it('[Q8] when a connection ends the partner hears why and goes on', async () => {
      for (const reason of ['disconnected', 'left', 'moderated'] as const) {
        const scene = new Scene(make)
        await scene.enter('ann', 'bob')
        scene.forget('bob')
        scene.backend.depart('ann', 'connection of ann', reason)
        await scene.settle()
        expect(scene.news('bob')).toEqual([`peer left: ${reason}`, 'waiting at 0: queued'])
        expect(await scene.backend.stats()).toEqual({ online: 1, waiting: 1, sessions: 0, totalMatches: 1 })
      }
    })

    it('[mistake 6] somebody whose connection has ended is not paired any more', async () => {
      const scene = new Scene(make)
      await scene.enter('ann')
      scene.backend.depart('ann', 'connection of ann', 'disconnected')
      await scene.enter('bob')
      expect(scene.news('bob')).toEqual(['arrived', 'waiting at 0: queued'])
    })

    it('[H8] a newer connection takes the user over, and the partner is told', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      scene.forget('ann', 'bob')
      scene.backend.arrive({ user: 'ann', device: null, dialect: 'v1' }, 'another')
      await scene.settle()
      expect(scene.news('ann')).toEqual(['replaced: connection of ann', 'arrived'])
      expect(scene.news('bob')).toEqual(['peer left: replaced', 'waiting at 0: queued'])
    })

    it('[H8] a newer connection ends the ticket of the older, whose end then changes nothing', async () => {
      const scene = new Scene(make)
      await scene.enter('ann')
      scene.backend.arrive({ user: 'ann', device: null, dialect: 'v1' }, 'another')
      scene.backend.depart('ann', 'connection of ann', 'disconnected')
      await scene.enter('bob')
      expect(scene.partnerOf('bob')).toBe(null)
      await scene.queue({}, 'ann')
      expect(scene.partnerOf('bob')).toBe('ann')
    })

    it('[H8] with duplicate reject the newcomer is turned away and nothing else changes', async () => {
      const scene = new Scene(make, { duplicate: 'reject' })
      await scene.enter('ann', 'bob')
      scene.forget('ann', 'bob')
      scene.backend.arrive({ user: 'ann', device: null, dialect: 'v1' }, 'another')
      scene.backend.depart('ann', 'another', 'disconnected')
      await scene.settle()
      expect(scene.story).toEqual(['ann: turned away: another'])
      expect(scene.partnerOf('ann')).toBe('bob')
    })

    it('[Q5] a command given while events are told waits until all of them were told', async () => {
      const scene = new Scene(make)
      const tell = scene.onEnded.bind(scene)
      scene.onEnded = (event) => {
        scene.onEnded = tell
        scene.backend.leave('bob')
        tell(event)
      }
      await scene.enter('ann', 'bob', 'cat')
      scene.forget('bob')
      await scene.skip('ann')
      expect(scene.news('bob')).toEqual(['peer left: skipped', 'paired with cat: answers', 'idle: left'])
    })

    it('[backend] nothing is told after close, which may be called twice', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      await scene.skip('ann')
      const story = scene.story
      await scene.backend.close()
      await scene.backend.close()
      scene.backend.leave('bob')
      await scene.advance(100_000)
      expect(scene.story).toEqual(story)
    })
  })
}
