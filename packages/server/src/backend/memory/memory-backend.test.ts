import { FakeClock } from '../../testing/fake-clock.ts'
import { describeBackend } from '../backend.contract.ts'
import { createMemoryBackend } from './memory-backend.ts'

describeBackend('the memory backend', (options) => {
  const clock = new FakeClock()
  let ids = 0
  return {
    backend: createMemoryBackend({ clock, newId: () => `id ${String(++ids)}`, ...options }),
    // Events come before a command returns: nothing is ever on its way.
    settle() {},
    advance(ms) {
      clock.advance(ms)
    },
  }
})
