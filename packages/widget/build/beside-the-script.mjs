// In the file for the tag, what a bundler would split off is fetched from beside the script: `x.ts` that has an `x.tag.ts` next
// to it is replaced by that.
import { existsSync } from 'node:fs'
import { join } from 'node:path'

export const besideTheScript = {
  name: 'beside-the-script',
  setup(build) {
    build.onResolve({ filter: /^\..*\.ts$/ }, ({ path, resolveDir }) => {
      const replacement = join(resolveDir, path).replace(/\.ts$/, '.tag.ts')
      return existsSync(replacement) ? { path: replacement } : undefined
    })
  },
}
