// What an app gains by importing `MatchClient`: the built SDK with its dependencies, as a bundler ships it. `npm run check:size`
// weighs it.
import { join } from 'node:path'
import { build } from 'esbuild'
import { root } from './packages.mjs'

await build({
  stdin: { contents: "export { MatchClient, MatchError } from '@mismatch/sdk'", resolveDir: root },
  outfile: join(root, '.cache/size/sdk.js'),
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
})
