import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Crowd } from './crowd.ts'
import type { MakeHarness } from './harness.ts'
import { COOLDOWN_MS, GRACE_MS } from './scene.ts'
import { walks, type Step } from './walk.ts'

/** Longer than the cooldown, or nobody would see it end. */
const QUEUE_TTL_MS = 30_000

/** Whatever people do, in whatever order it arrives. */
export function describeWalk(make: MakeHarness): void {
  describe('a random walk', () => {
    it(
      '[M1] [Q2] [Q5] nobody is in two sessions, and in the end nobody waits whom another may meet',
      { timeout: 60_000 },
      async () => {
        await fc.assert(
          fc.asyncProperty(walks, fc.nat(), async (steps, seed) => {
            const { faults } = await walk(make, steps, seed)
            expect(faults).toEqual([])
          }),
          { numRuns: 200 },
        )
      },
    )

    it('[M6] the same walk tells the same story', { timeout: 60_000 }, async () => {
      await fc.assert(
        fc.asyncProperty(walks, fc.nat(), async (steps, seed) => {
          expect((await walk(make, steps, seed)).story).toEqual((await walk(make, steps, seed)).story)
        }),
        { numRuns: 20 },
      )
    })
  })
}

async function walk(make: MakeHarness, steps: readonly Step[], seed: number) {
  const { backend, settle, advance } = make({
    rematchCooldownMs: COOLDOWN_MS,
    tagGraceMs: GRACE_MS,
    queueTtlMs: QUEUE_TTL_MS,
    duplicate: 'replace',
    seed,
  })
  const crowd = new Crowd(backend)
  for (const step of steps) {
    crowd.do(step)
    if (step.does === 'settle') await settle()
    if (step.does === 'wait') await advance(step.ms)
  }
  await settle()
  crowd.requeueAll()
  await settle()
  await advance(2 * COOLDOWN_MS)
  await settle()
  const faults = await crowd.check()
  await backend.close()
  return { faults, story: crowd.story }
}
