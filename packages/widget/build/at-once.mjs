// In the file with everything in it nothing is loaded on demand: `import()` gives what is there already. esbuild would keep each module
// that is so imported, and all that it imports, in a function of its own, where neither it nor terser can shrink across them.
import { readFile } from 'node:fs/promises'

const ON_DEMAND = /\bimport\((["'])(\..+?)\1\)/g

/** An esbuild plugin. `filter`: the files whose imports on demand become plain ones; none of what they import may need them at once. */
export function atOnce(filter) {
  return {
    name: 'at-once',
    setup(build) {
      build.onLoad({ filter }, async ({ path }) => {
        const imports = []
        const text = (await readFile(path, 'utf8')).replace(ON_DEMAND, (_, quote, from) => {
          const name = `atOnce${imports.length}`
          imports.push(`import * as ${name} from ${quote}${from}${quote}`)
          return `Promise.resolve(${name})`
        })
        // At the end, so that every line stays where the source map has it.
        return { contents: `${text}\n${imports.join('\n')}`, loader: path.endsWith('.ts') ? 'ts' : 'js' }
      })
    },
  }
}
