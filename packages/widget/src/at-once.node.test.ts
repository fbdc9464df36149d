import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, it, onTestFinished } from 'vitest'
import { atOnce } from '../build/at-once.mjs'

it('[widget] in the file with everything in it, what is else fetched on demand is there, and in no wrapper', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mismatch-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'part.ts'), 'export const words: string = "here at once"')
  await writeFile(join(folder, 'index.ts'), "export const load = async () => (await import('./part.ts')).words")
  const outfile = join(folder, 'out.mjs')
  await build({
    entryPoints: [join(folder, 'index.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    plugins: [atOnce(/index\.ts$/)],
  })
  expect(await readFile(outfile, 'utf8')).not.toContain('__esm')
  const { load } = (await import(outfile)) as { load: () => Promise<string> }
  expect(await load()).toBe('here at once')
})
