import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeChunk } from '../build/chunk.mjs'

let folder: string
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'mismatch-'))))
afterEach(() => rm(folder, { recursive: true }))

/** The file name of the chunk of this text. */
async function chunkOf(text: string): Promise<string> {
  const entry = join(folder, 'entry.ts')
  await writeFile(entry, text)
  return writeChunk({ name: 'talk', entry, outdir: folder, plugins: [] })
}
const read = (file: string) => readFile(join(folder, file), 'utf8')

it('[widget] a chunk is named by what is in it', async () => {
  const name = await chunkOf('export const a = 1')
  expect(name).toMatch(/^mismatch-chat\.talk\.[a-z0-9]{8}\.js$/)
  // A comment is nothing that comes into it.
  expect(await chunkOf('// why\nexport const a = 1')).toBe(name)
  expect(await chunkOf('export const a = 2')).not.toBe(name)
})

it('[widget] a chunk gives what its module exports, by those names', async () => {
  const file = await chunkOf(
    'declare const kit: string\nconst said = kit\nexport { said as heard }\nexport class Box {}',
  )
  const { default: chunk } = (await import(join(folder, file))) as { default: (kit: string) => object }
  expect(chunk('hello')).toEqual({ heard: 'hello', Box: expect.any(Function) as unknown })
})

it('[widget] source map and licenses bear the name of their chunk', async () => {
  const file = await chunkOf('/*! by somebody */\nexport const a = 1')
  expect(await read(file)).toContain(`//# sourceMappingURL=${file}.map\n`)
  expect(JSON.parse(await read(`${file}.map`))).toMatchObject({ file, sources: ['entry.ts'] })
  expect(await read(file)).toContain(`${file}.LEGAL.txt`)
  expect(await read(`${file}.LEGAL.txt`)).toContain('by somebody')
})
