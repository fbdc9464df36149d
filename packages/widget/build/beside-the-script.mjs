// In the file for the tag, what a bundler would split off is fetched from beside the script: `x.ts` that has an `x.tag.ts` next to
// it is replaced by that. There `chunks-of:./x.ts` are the names of the chunks that are made of what `x.ts` imports on demand.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { writeChunk } from './chunk.mjs'

/**
 * An esbuild plugin.
 *
 * @param outdir where the chunks go
 * @param plugins what each chunk is built with
 * @param which of the files that have a `.tag.ts` are replaced
 */
export function besideTheScript(outdir, plugins, which = /./) {
  return {
    name: 'beside-the-script',
    setup(build) {
      build.onResolve({ filter: /^\..*\.ts$/ }, ({ path, resolveDir }) => {
        const replacement = join(resolveDir, path).replace(/\.ts$/, '.tag.ts')
        return which.test(path) && existsSync(replacement) ? { path: replacement } : undefined
      })
      build.onResolve({ filter: /^chunks-of:/ }, ({ path, resolveDir }) => {
        const file = path.replace('chunks-of:', '')
        return { path: basename(file), namespace: 'chunks-of', pluginData: join(resolveDir, file) }
      })
      build.onLoad({ filter: /./, namespace: 'chunks-of' }, async ({ pluginData: path }) => {
        const files = {}
        for (const [, imported] of (await readFile(path, 'utf8')).matchAll(/\bimport\('(.+?)'\)/g)) {
          const name = basename(imported, '.ts')
          files[name] = await writeChunk({ name, entry: join(dirname(path), imported), outdir, plugins })
        }
        return { contents: JSON.stringify(files), loader: 'json' }
      })
    },
  }
}
