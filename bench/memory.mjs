// In a process that was started with `--expose-gc`: what it holds.
import process from 'node:process'
import { setImmediate } from 'node:timers/promises'

/** @returns {Promise<{ held: number, rss: number }>} what is left when all garbage is collected, in bytes */
export async function memory() {
  for (let pass = 0; pass < 3; pass++) {
    globalThis.gc()
    // What a collection finds unreachable may free more a turn later.
    await setImmediate()
  }
  const { heapUsed, external, rss } = process.memoryUsage()
  return { held: heapUsed + external, rss }
}
