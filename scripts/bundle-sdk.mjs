// What an app gains by importing `MatchClient`: the built SDK with its dependencies, as a bundler ships it: what comes at once, and
// the whole, as one file, with all that is else loaded on demand. `npm run check:size` weighs both.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { build } from 'esbuild'
import { minify } from 'terser'
import { root } from './packages.mjs'

const folder = join(root, '.cache/size')
rmSync(folder, { recursive: true, force: true })

const { outputFiles, metafile } = await bundle(true)
const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]))
const atOnce = new Set()
collect('stdin.js')

for (const { path, text } of outputFiles) {
  if (atOnce.has(basename(path))) await write('at-once', path, text)
}
for (const { path, text } of (await bundle(false)).outputFiles) await write('whole', path, text)

function bundle(splitting) {
  return build({
    stdin: { contents: "export { MatchClient, MatchError } from '@mismatch/sdk'", resolveDir: root },
    outdir: folder,
    write: false,
    metafile: true,
    splitting,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  })
}

async function write(place, path, text) {
  mkdirSync(join(folder, place), { recursive: true })
  // The minifier that most bundlers come with or offer.
  const { code } = await minify(text, { module: true, ecma: 2020 })
  writeFileSync(join(folder, place, basename(path)), code)
}

/** This file and what it imports before it can run. */
function collect(name) {
  if (atOnce.has(name)) return
  atOnce.add(name)
  for (const { path, kind } of outputs.get(name)?.imports ?? []) {
    if (kind === 'import-statement') collect(basename(path))
  }
}
