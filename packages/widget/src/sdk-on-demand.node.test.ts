import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { sdkOnDemand } from '../build/sdk-on-demand.mjs'

let folder: string
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'mismatch-'))))
afterEach(() => rm(folder, { recursive: true }))

/** A built SDK of these files, in the form that the builder writes, as a script for the tag. */
async function script(files: Record<string, string>): Promise<{ load: () => Promise<unknown>; Box: new () => object }> {
  const sdk = join(folder, 'sdk')
  await mkdir(sdk)
  for (const [name, text] of Object.entries(files)) await writeFile(join(sdk, name), text)
  const outfile = join(folder, 'script.mjs')
  await build({
    entryPoints: [join(sdk, 'index.js')],
    outfile,
    bundle: true,
    format: 'iife',
    globalName: 'script',
    footer: { js: 'export default script' },
    plugins: [sdkOnDemand(sdk, folder)],
  })
  return ((await import(outfile)) as { default: never }).default
}

/** The file that a part came as. */
async function chunk(name: string): Promise<string> {
  const files = (await readdir(folder)).filter(
    (file) => file.startsWith(`mismatch-chat.${name}.`) && file.endsWith('.js'),
  )
  expect(files).toHaveLength(1)
  return join(folder, files[0] ?? '')
}

const SHARED = `export class Box { static words = 'there is one of these' }`
const INDEX = `export { Box } from "./chunk-AAAA1111.js";\nexport const load = () => import("./files-BBBB2222.js")`
const PART = `import { Box } from "./chunk-AAAA1111.js";\nexport const make = () => new Box()`

it('[widget] what the SDK loads on demand is fetched from beside the script, and shares its classes', async () => {
  const { load, Box } = await script({
    'chunk-AAAA1111.js': SHARED,
    'index.js': INDEX,
    'files-BBBB2222.js': PART,
  })
  const { make } = (await load()) as { make: () => object }
  expect(make()).toBeInstanceOf(Box)
  expect(await readFile(join(folder, 'script.mjs'), 'utf8')).not.toContain('make')
  expect(await readFile(await chunk('files'), 'utf8')).not.toContain('one of these')
})

it('[widget] a part that cannot be fetched rejects', async () => {
  const { load } = await script({ 'chunk-AAAA1111.js': SHARED, 'index.js': INDEX, 'files-BBBB2222.js': PART })
  await rm(await chunk('files'))
  await expect(load()).rejects.toThrow('mismatch-chat.files.')
})

it('[widget] a part fetches another by its hashed name, and shares the same classes with it', async () => {
  const { load, Box } = await script({
    'chunk-AAAA1111.js': SHARED,
    'index.js': INDEX,
    'files-BBBB2222.js': `import { Box } from "./chunk-AAAA1111.js";
export { Box as Outer };
export const more = () => import("./more-CCCC3333.js")`,
    'more-CCCC3333.js': PART,
  })
  const { more, Outer } = (await load()) as { more: () => Promise<{ make: () => object }>; Outer: unknown }
  expect(Outer).toBe(Box)
  expect((await more()).make()).toBeInstanceOf(Box)
  expect(await readFile(await chunk('files'), 'utf8')).toContain(basename(await chunk('more')))
})
