// What an app gains by importing `MatchClient`: the built SDK with its dependencies, as a bundler ships it. `npm run check:size`
// weighs it.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import { minify } from 'terser'
import { root } from './packages.mjs'

const file = join(root, '.cache/size/sdk.js')

const { outputFiles } = await build({
  stdin: { contents: "export { MatchClient, MatchError } from '@mismatch/sdk'", resolveDir: root },
  write: false,
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
})
// The minifier that most bundlers come with or offer.
const { code } = await minify(outputFiles[0].text, { module: true, ecma: 2020 })
mkdirSync(dirname(file), { recursive: true })
writeFileSync(file, code)
