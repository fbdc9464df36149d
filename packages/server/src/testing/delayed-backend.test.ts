import { describeBackend } from '../backend/backend.contract.ts'
import { createMemoryBackend } from '../backend/memory/memory-backend.ts'
import { delayBackend } from './delayed-backend.ts'
import { FakeClock } from './fake-clock.ts'
import { seededRandom } from './seeded-random.ts'

describeBackend('a memory backend with random delays', ({ seed, ...options }) => {
  const clock = new FakeClock()
  let ids = 0
  const near = createMemoryBackend({ clock, newId: () => `id ${String(++ids)}`, ...options })
  const backend = delayBackend(near, { clock, random: seededRandom(seed), maxDelayMs: 20 })
  return {
    backend,
    settle() {
      while (backend.inFlight > 0) clock.advance(1)
    },
    advance(ms) {
      clock.advance(ms)
    },
  }
})
