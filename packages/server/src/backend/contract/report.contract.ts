import { describe, expect, it } from 'vitest'
import type { MakeHarness } from './harness.ts'
import { COOLDOWN_MS, Scene } from './scene.ts'

/** Rule S1: reports, and the blocks that come of them. */
export function describeReports(make: MakeHarness): void {
  describe('reports', () => {
    it('[S1] a report ends the session; the reported is told of a skip, the reporter waits for the write', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      scene.forget('ann', 'bob')
      const session = scene.sessionOf('ann')
      await scene.report('ann')
      expect(scene.news('ann')).toEqual(['reported bob'])
      expect(scene.news('bob')).toEqual(['peer left: skipped', 'waiting at 0: queued'])
      expect(scene.reports).toMatchObject([
        { session, reason: 'spam', reporter: { user: 'ann' }, reported: { user: 'bob' } },
      ])
      scene.backend.requeue('ann')
      await scene.settle()
      expect(scene.news('ann')).toEqual(['waiting at 0: only_incompatible'])
    })

    it('[S1] a report says from where both came, and how long the session had lasted, live or past', async () => {
      const scene = new Scene(make)
      await scene.enter({ user: 'ann', address: 'home of ann' }, { user: 'bob', address: 'home of bob' })
      const past = scene.sessionOf('ann')
      await scene.advance(7_000)
      await scene.skip('bob')
      await scene.advance(COOLDOWN_MS)
      await scene.report('ann', past)
      const people = { reporter: { address: 'home of ann' }, reported: { address: 'home of bob' } }
      expect(scene.reports).toMatchObject([people])
      expect(scene.reports[0]?.sessionMs).toBeGreaterThanOrEqual(7_000)
      expect(scene.reports[0]?.sessionMs).toBeLessThan(8_000)
      const live = new Scene(make)
      await live.enter({ user: 'ann', address: 'home of ann' }, { user: 'bob', address: 'home of bob' })
      await live.advance(9_000)
      await live.report('bob')
      expect(live.reports).toMatchObject([{ reported: { address: 'home of ann' } }])
      expect(live.reports[0]?.sessionMs).toBeGreaterThanOrEqual(9_000)
    })

    it('[mistake 9] after Report, Skip and the cooldown the reporter does not meet the reported again', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      const session = scene.sessionOf('ann')
      scene.backend.report('ann', session, { reason: 'harassment' })
      scene.backend.skip('ann', session)
      scene.backend.requeue('ann')
      await scene.settle()
      await scene.advance(10 * COOLDOWN_MS)
      expect(scene.paired.length).toBe(1)
    })

    it('[mistake 9] a block holds by device, both ways, under other user ids', async () => {
      const scene = new Scene(make, { rematchCooldownMs: 0 })
      await scene.enter({ user: 'ann', device: 'phone of ann' }, { user: 'bob', device: 'phone of bob' })
      await scene.report('ann')
      for (const user of ['ann', 'bob']) scene.backend.depart(user, `connection of ${user}`, 'left')
      await scene.enter({ user: 'bob again', device: 'phone of bob' }, { user: 'ann again', device: 'phone of ann' })
      expect(scene.news('ann again')).toEqual(['arrived', 'waiting at 1: only_incompatible'])
      await scene.enter('cat')
      expect(scene.partnerOf('cat')).toBe('bob again')
    })

    it('[S1] a session of the last five minutes can be reported, which blocks and moves nobody', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob', 'cat')
      const past = scene.sessionOf('ann')
      await scene.skip('ann')
      await scene.advance(4 * 60_000)
      scene.forget('ann', 'bob', 'cat')
      await scene.report('ann', past)
      scene.backend.requeue('ann')
      await scene.settle()
      expect(scene.story).toEqual(['ann: reported bob'])
      await scene.skip('cat')
      expect(scene.partnerOf('cat')).toBe('ann')
      expect(scene.partnerOf('bob')).toBe(null)
    })

    it('[S1] a report of a past session ends the one that the same two are in by now', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      const past = scene.sessionOf('ann')
      await scene.skip('ann')
      await scene.advance(COOLDOWN_MS)
      expect(scene.partnerOf('ann')).toBe('bob')
      scene.forget('ann', 'bob')
      await scene.report('ann', past)
      expect(scene.news('bob')).toEqual(['peer left: skipped', 'waiting at 0: queued'])
      scene.backend.requeue('ann')
      await scene.settle()
      expect(scene.news('ann')).toEqual(['reported bob', 'waiting at 1: only_incompatible'])
    })

    it('[S1] who waits hears that a block is the reason now', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      const past = scene.sessionOf('ann')
      await scene.skip('ann')
      scene.forget('ann', 'bob')
      await scene.report('ann', past)
      expect(scene.news('ann')).toEqual(['reported bob', 'waiting at 1: only_incompatible'])
      expect(scene.news('bob')).toEqual(['waiting at 0: only_incompatible'])
    })

    it('[S1] an older session cannot be reported', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      const past = scene.sessionOf('ann')
      await scene.skip('ann')
      scene.backend.leave('bob')
      await scene.advance(5 * 60_000 + 1_000)
      scene.forget('ann')
      await scene.report('ann', past)
      expect(scene.news('ann')).toEqual(['refused Report: not_paired'])
    })

    it('[S1] of many sessions the last twenty can be reported', async () => {
      const scene = new Scene(make, { rematchCooldownMs: 0 })
      await scene.enter('ann', 'bob')
      for (let count = 0; count < 21; count++) await scene.skip('bob')
      scene.forget('ann')
      await scene.report('ann', scene.paired[0]?.id)
      await scene.report('ann', scene.paired[1]?.id)
      expect(scene.news('ann')).toEqual(['refused Report: not_paired', 'reported bob'])
    })

    it('[S1] a second report of a session is passed on as well, for the same id', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      const session = scene.sessionOf('ann')
      await scene.report('ann', session)
      await scene.report('ann', session)
      expect(scene.reports.map((report) => report.session)).toEqual([session, session])
    })

    it('[S1] the reporter is queued again whatever auto_requeue says, with what a later Ready asked for', async () => {
      const scene = new Scene(make)
      await scene.come('ann', 'bob', 'cat')
      await scene.queue({ autoRequeue: false }, 'ann', 'bob')
      await scene.queue({ media: 'text', autoRequeue: false }, 'cat')
      await scene.report('ann')
      await scene.queue({ media: 'text', autoRequeue: false }, 'ann')
      expect(scene.partnerOf('ann')).toBe(null)
      scene.backend.requeue('ann')
      await scene.settle()
      expect(scene.partnerOf('ann')).toBe('cat')
    })

    it('[S1] who leaves while the report is being written stays out of the queue', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      await scene.report('ann')
      scene.forget('ann')
      scene.backend.leave('ann')
      scene.backend.requeue('ann')
      await scene.settle()
      expect(scene.news('ann')).toEqual(['idle: left'])
    })
  })
}
