// The memory backend, bundled from its source: the package shows it to nobody.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const source = fileURLToPath(new URL('../../packages/server/src/', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'mismatch-bench-'))
const outfile = join(folder, 'backend.mjs')
const contents = `export * from './backend/memory/memory-backend.ts'; export * from './safety/random-pool.ts'`
await build({
  stdin: { contents, resolveDir: source },
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  logLevel: 'error',
})
const { createMemoryBackend, createIds } = await import(pathToFileURL(outfile).href)
rmSync(folder, { recursive: true })

const clock = { now: () => 1_800_000_000_000, after: () => () => undefined }
const policy = { rematchCooldownMs: 10_000, tagGraceMs: 8_000, queueTtlMs: 120_000 }

/** A backend whose clock stands still, and how many it has told that they wait and how many couples it has paired. */
export async function createBackend() {
  const backend = createMemoryBackend({ ...policy, clock, newId: createIds(), duplicate: 'replace' })
  const heard = { waiting: 0, paired: 0 }
  const nothing = () => undefined
  backend.listen({
    onArrived: nothing,
    onReplaced: nothing,
    onAway: nothing,
    onBack: nothing,
    onGone: nothing,
    onTurnedAway: nothing,
    onWaiting: () => heard.waiting++,
    onPaired: () => heard.paired++,
    onEnded: nothing,
    onIdle: nothing,
    onReported: nothing,
    onBlocked: nothing,
    onRefused: nothing,
  })
  return { backend, heard }
}
