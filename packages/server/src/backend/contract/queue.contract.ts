import { describe, expect, it } from 'vitest'
import type { MakeHarness } from './harness.ts'
import { COOLDOWN_MS, Scene, VIDEO } from './scene.ts'

/** Rules Q1 to Q3, Q6 to Q8: in, out, and why one waits. */
export function describeQueue(make: MakeHarness): void {
  describe('the queue', () => {
    it('[Q1] the first of a pool waits at its head', async () => {
      const scene = new Scene(make)
      await scene.enter('ann')
      expect(scene.news('ann')).toEqual(['arrived', 'waiting at 0: queued'])
    })

    it('[Q1] a ticket replaced for the same pool and media keeps its place; for other media it goes to the back', async () => {
      const scene = await parted(make)
      await scene.queue({ profile: { name: 'Bob' } }, 'bob')
      await scene.queue({ media: 'audio' }, 'bob')
      expect(scene.news('bob')).toEqual(['waiting at 0: only_recent', 'waiting at 1: only_recent'])
    })

    it('[Q1] Ready in a session is not answered and holds for the next ticket', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      scene.forget('ann')
      await scene.queue({ pool: 'other' }, 'ann')
      expect(scene.news('ann')).toEqual([])
      await scene.skip('bob')
      await scene.come('cat')
      await scene.queue({ pool: 'other' }, 'cat')
      expect(scene.partnerOf('ann')).toBe('cat')
    })

    it('[Q1] a command of somebody who is not connected does nothing', async () => {
      const scene = new Scene(make)
      await scene.queue({}, 'nobody')
      scene.backend.leave('nobody')
      scene.backend.requeue('nobody')
      await scene.settle()
      expect(scene.story).toEqual([])
    })

    it('[Q2] two who fit are paired the moment the second comes', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      expect(scene.news('bob')).toEqual(['arrived', 'paired with ann: answers'])
    })

    it('[Q2] [mistake 15] two who become compatible later are paired then, though nobody joins', async () => {
      const scene = await parted(make)
      await scene.advance(COOLDOWN_MS - 1_000)
      expect(scene.partnerOf('ann')).toBe(null)
      await scene.advance(1_000)
      expect(scene.partnerOf('ann')).toBe('bob')
    })

    it('[Q3] the one who waited offers', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      expect(scene.news('ann')).toContain('paired with bob: offers')
    })

    it('[Q3] where both waited the older ticket offers', async () => {
      const scene = await parted(make)
      await scene.advance(COOLDOWN_MS)
      expect(scene.news('bob')).toEqual(['paired with ann: offers'])
    })

    it('[mistake 2] of every two exactly one is told to offer and the other to answer', async () => {
      const scene = new Scene(make, { rematchCooldownMs: 0 })
      const people = ['ann', 'bob', 'cat', 'dan', 'eve', 'fay']
      const roles = () =>
        people.map((user) =>
          scene
            .news(user)
            .at(-1)
            ?.replace(/^paired with .*: /, ''),
        )
      const half = ['answers', 'answers', 'answers', 'offers', 'offers', 'offers']
      await scene.come(...people)
      for (const user of people) scene.backend.enqueue(user, VIDEO)
      await scene.settle()
      expect(roles().sort()).toEqual(half)
      for (const { offerer, answerer } of scene.paired) expect(offerer.user).not.toBe(answerer.user)
      await scene.skip('cat')
      const [one, other] = ['cat', scene.partnerOf('cat')].map(
        (user) =>
          scene
            .news(user ?? 'nobody')
            .at(-1)
            ?.split(': ')[1],
      )
      expect([one, other].sort()).toEqual(['answers', 'offers'])
    })

    it('[Q3] each is known to the other by a pseudonym of this session only', async () => {
      const scene = new Scene(make, { rematchCooldownMs: 0 })
      await scene.enter('ann', 'bob')
      await scene.skip('ann')
      const pseudonyms = scene.paired.flatMap(({ offerer, answerer }) => [offerer.pseudonym, answerer.pseudonym])
      expect(new Set([...pseudonyms, 'ann', 'bob']).size).toBe(6)
    })

    it('[Q6] Leave ends a ticket, a session, or nothing, and always says so', async () => {
      const scene = new Scene(make)
      await scene.enter('ann', 'bob')
      scene.forget('ann', 'bob')
      scene.backend.leave('ann')
      await scene.settle()
      expect(scene.news('ann')).toEqual(['idle: left'])
      expect(scene.news('bob')).toEqual(['peer left: left', 'waiting at 0: queued'])
      scene.backend.leave('ann')
      scene.backend.leave('bob')
      await scene.settle()
      expect([scene.news('ann'), scene.news('bob')]).toEqual([['idle: left'], ['idle: left']])
      await scene.enter('cat')
      expect(scene.news('cat')).toEqual(['arrived', 'waiting at 0: queued'])
    })

    it('[Q7] the one left behind comes back at the place they had', async () => {
      const scene = await parted(make)
      await scene.advance(1_000)
      await scene.enter('cat')
      expect(scene.partnerOf('bob')).toBe('cat')
      scene.forget('bob', 'cat')
      await scene.skip('cat')
      expect(scene.news('bob')[1]).toBe('waiting at 0: only_recent')
      expect(scene.news('cat')).toEqual(['paired with ann: answers'])
    })

    it('[Q7] whoever asked not to be queued again is idle instead', async () => {
      const scene = new Scene(make)
      await scene.come('ann', 'bob')
      await scene.queue({ autoRequeue: false }, 'ann', 'bob')
      scene.forget('ann', 'bob')
      await scene.skip('bob')
      expect(scene.news('ann')).toEqual(['peer left: skipped', 'idle: peer_left'])
      expect(scene.news('bob')).toEqual(['waiting at 0: queued'])
    })

    it('[Q8] those who wait hear why, and again when it changes', async () => {
      const scene = await parted(make)
      await scene.come('cat')
      await scene.queue({ media: 'text' }, 'cat')
      scene.backend.leave('ann')
      await scene.settle()
      expect(scene.news('bob')).toEqual(['waiting at 0: only_incompatible'])
      expect(scene.news('cat')).toEqual(['arrived', 'waiting at 0: only_incompatible'])
      scene.backend.depart('cat', 'connection of cat', 'left')
      await scene.settle()
      expect(scene.news('bob')).toEqual(['waiting at 0: queued'])
    })

    it('[Q8] those who stay hear why when others are paired away', async () => {
      const scene = await parted(make)
      await scene.enter('cat')
      expect(scene.partnerOf('bob')).toBe('cat')
      expect(scene.news('ann')).toEqual(['waiting at 0: queued'])
    })
  })
}

/** Ann and Bob have met, and Ann has skipped: both wait, Bob before Ann, and nothing but the cooldown keeps them apart. */
export async function parted(make: MakeHarness): Promise<Scene> {
  const scene = new Scene(make)
  await scene.enter('ann')
  await scene.advance(1_000)
  await scene.enter('bob')
  await scene.advance(1_000)
  await scene.skip('ann')
  scene.forget('ann', 'bob')
  return scene
}
