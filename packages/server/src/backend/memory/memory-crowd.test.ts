import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../testing/fake-clock.ts'
import type { HarnessOptions } from '../contract/harness.ts'
import { Scene, VIDEO } from '../contract/scene.ts'
import { createMemoryBackend } from './memory-backend.ts'

function makeScene(given: Partial<HarnessOptions> = {}) {
  const clock = new FakeClock()
  let ids = 0
  const scene = new Scene(
    (options) => ({
      backend: createMemoryBackend({ clock, newId: () => `id ${String(++ids)}`, ...options }),
      settle() {},
      advance(ms) {
        clock.advance(ms)
      },
    }),
    given,
  )
  return { clock, scene }
}

describe('the memory backend, many at once', () => {
  it('[Q2] ten thousand who come at once are all paired, in the order they came', async () => {
    const { scene } = makeScene()
    const people = Array.from({ length: 10_000 }, (_, index) => `user ${String(index)}`)
    for (const user of people) scene.backend.arrive({ user, device: null, dialect: 'v1' }, user)
    for (const user of people) scene.backend.enqueue(user, VIDEO)
    expect(await scene.backend.stats()).toEqual({ online: 10_000, waiting: 0, sessions: 5_000, totalMatches: 5_000 })
    expect(
      scene.paired.every(
        ({ offerer, answerer }, index) => offerer.user === people[2 * index] && answerer.user === people[2 * index + 1],
      ),
    ).toBe(true)
  })

  it('[S6] ten thousand pools with one person each work like one', async () => {
    const { scene } = makeScene()
    for (let index = 0; index < 20_000; index++) {
      const user = `user ${String(index)}`
      scene.backend.arrive({ user, device: null, dialect: 'v1' }, user)
      scene.backend.enqueue(user, { ...VIDEO, pool: `pool ${String(index % 10_000)}` })
    }
    expect(await scene.backend.stats()).toMatchObject({ waiting: 0, sessions: 10_000 })
  })

  it('[Q2] there is one timer, and only while somebody waits for a moment', async () => {
    const { clock, scene } = makeScene({ queueTtlMs: 60_000 })
    await scene.enter('ann', 'bob')
    await scene.come('cat', 'dan')
    await scene.queue({ pool: 'other' }, 'cat', 'dan')
    expect(clock.timers).toBe(0)
    await scene.skip('ann')
    await scene.skip('cat')
    expect(clock.timers).toBe(1)
    for (const user of ['ann', 'bob', 'cat', 'dan']) scene.backend.leave(user)
    expect(clock.timers).toBe(0)
  })

  it('[backend] no timer is left after close', async () => {
    const { clock, scene } = makeScene()
    await scene.enter('ann', 'bob')
    await scene.skip('ann')
    expect(clock.timers).toBe(1)
    await scene.backend.close()
    expect(clock.timers).toBe(0)
  })
})
