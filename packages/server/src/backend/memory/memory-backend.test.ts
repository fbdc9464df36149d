import { FakeClock } from '../../testing/fake-clock.ts'
import { describeBackend } from '../backend.contract.ts'
import { createMemoryBackend } from './memory-backend.ts'

describeBackend('the memory backend', ({ rematchCooldownMs, duplicate }) => {
  const clock = new FakeClock()
  let ids = 0
  return {
    backend: createMemoryBackend({ clock, newId: () => `id ${String(++ids)}`, rematchCooldownMs, duplicate }),
    // Events come before a command returns: nothing is ever on its way.
    settle() {},
    advance(ms) {
      clock.advance(ms)
    },
  }
})
