import { describe, expect, it } from 'vitest'
import type { MakeHarness } from './harness.ts'
import { Scene } from './scene.ts'

const TICK_MS = 5_000
const TTL_MS = 60_000

/** People of one device, each with a block against it, can wait together: nobody of them may meet another. */
async function line(make: MakeHarness, length: number, queueTtlMs = 0): Promise<{ scene: Scene; people: string[] }> {
  const scene = new Scene(make, { queueTtlMs })
  const people = Array.from({ length }, (_, index) => `p${String(index)}`)
  await scene.come({ user: 'one', device: 'shared' }, { user: 'other', device: 'shared' })
  await scene.met('one', 'other', 'block')
  for (const user of people) await scene.come({ user, device: 'shared' })
  await scene.queue({}, ...people)
  scene.forget(...people)
  return { scene, people }
}

/** Rule Q9: where one stands in the queue, and for how long. */
export function describeWaiting(make: MakeHarness): void {
  describe('waiting', () => {
    it('[Q9] those who move up are told their new position, and nobody else', async () => {
      const { scene } = await line(make, 4)
      await scene.advance(TICK_MS)
      scene.backend.leave('p1')
      await scene.advance(TICK_MS)
      expect(scene.story.filter((line) => line.startsWith('p'))).toEqual([
        'p1: idle: left',
        'p2: waiting at 1: only_incompatible',
        'p3: waiting at 2: only_incompatible',
      ])
    })

    it('[Q9] a position counts those of the same pool and media class only', async () => {
      const { scene } = await line(make, 1)
      await scene.come({ user: 'text', device: 'shared' }, { user: 'far', device: 'shared' })
      await scene.queue({ media: 'text' }, 'text')
      await scene.queue({ pool: 'other' }, 'far')
      expect(scene.news('text')).toEqual(['arrived', 'waiting at 0: only_incompatible'])
      expect(scene.news('far')).toEqual(['arrived', 'waiting at 0: queued'])
    })

    it('[Q9] nobody is told positions more often than every five seconds, and then the last one', async () => {
      const { scene, people } = await line(make, 8)
      await scene.advance(TICK_MS)
      for (const user of people.slice(0, 6)) {
        scene.backend.leave(user)
        await scene.advance(1_000)
      }
      await scene.advance(TICK_MS)
      const told = scene.news('p7')
      expect(told.length).toBeLessThanOrEqual(3)
      expect(told.at(-1)).toBe('waiting at 1: only_incompatible')
      await scene.advance(10 * TICK_MS)
      expect(scene.news('p7')).toEqual([])
    })

    it('[Q9] one who was told a moment ago hears the next position later', async () => {
      const { scene } = await line(make, 3)
      await scene.advance(TICK_MS)
      await scene.queue({}, 'p2')
      scene.forget('p2')
      scene.backend.leave('p0')
      await scene.advance(TICK_MS - 1_000)
      expect([scene.news('p1'), scene.news('p2')]).toEqual([['waiting at 0: only_incompatible'], []])
      await scene.advance(2 * TICK_MS)
      expect(scene.news('p2')).toEqual(['waiting at 1: only_incompatible'])
    })

    it('[Q9] beyond a hundred only a change of a tenth is told', async () => {
      const { scene, people } = await line(make, 121)
      await scene.advance(TICK_MS)
      scene.backend.leave('p0')
      await scene.advance(TICK_MS)
      expect(scene.news('p100')).toEqual(['waiting at 99: only_incompatible'])
      expect(scene.news('p101')).toEqual(['waiting at 100: only_incompatible'])
      expect(scene.news('p102')).toEqual([])
      for (const user of people.slice(1, 12)) scene.backend.leave(user)
      await scene.advance(TICK_MS)
      expect(scene.news('p112')).toEqual(['waiting at 100: only_incompatible'])
      expect(scene.news('p119')).toEqual(['waiting at 107: only_incompatible'])
      expect(scene.news('p120')).toEqual(['waiting at 108: only_incompatible'])
    })

    it('[Q9] one who has waited too long is idle, and told so', async () => {
      const scene = new Scene(make, { queueTtlMs: TTL_MS })
      await scene.enter('ann')
      await scene.advance(TTL_MS - 1_000)
      scene.forget('ann')
      await scene.advance(1_000)
      expect(scene.news('ann')).toEqual(['idle: queue_timeout'])
      await scene.enter('bob')
      expect(scene.partnerOf('bob')).toBe(null)
      expect(await scene.backend.stats()).toMatchObject({ online: 2, waiting: 1 })
    })

    it('[Q9] a ticket made anew has its whole time, also where it keeps its place', async () => {
      const { scene } = await line(make, 2, TTL_MS)
      await scene.advance(TTL_MS / 2)
      await scene.queue({}, 'p0')
      scene.forget('p0', 'p1')
      await scene.advance(TTL_MS / 2)
      expect(scene.news('p1')).toEqual(['idle: queue_timeout'])
      expect(scene.news('p0')).toEqual(['waiting at 0: queued'])
      await scene.advance(TTL_MS / 2)
      expect(scene.news('p0')).toEqual(['idle: queue_timeout'])
    })

    it('[Q9] who was paired or left in time is not timed out', async () => {
      const scene = new Scene(make, { queueTtlMs: TTL_MS })
      await scene.enter('ann')
      await scene.enter('bob', 'cat')
      scene.backend.leave('cat')
      await scene.settle()
      scene.forget('ann', 'bob', 'cat')
      await scene.advance(2 * TTL_MS)
      expect(scene.story).toEqual([])
    })

    it('[Q9] a classic client is told no positions and waits as long as it likes', async () => {
      const scene = new Scene(make, { queueTtlMs: TTL_MS })
      await scene.enter({ user: 'old', dialect: 'classic' })
      scene.forget('old')
      await scene.advance(2 * TTL_MS)
      expect(scene.story).toEqual([])
      expect(await scene.backend.stats()).toMatchObject({ waiting: 1 })
    })
  })
}
