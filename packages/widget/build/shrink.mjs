// A second look at what esbuild has minified: it inlines and joins what a person behind a slow line would wait for.
import { minify } from 'terser'
import { exportsAsReturn } from './exports-as-return.mjs'

/** @returns the code and its source map; `map` is esbuild's */
export async function shrunk(code, map, isModule) {
  const shrunk = await minify(code, {
    ecma: 2020,
    module: isModule,
    compress: { passes: 3, unsafe_arrows: true },
    sourceMap: { content: map, asObject: true },
  })
  return { code: shrunk.code, map: shrunk.map }
}

/** How a classic script begins and ends that gives the page `name`, with what its entry exports. */
export function classicScript(name) {
  return { banner: { js: `var ${name}=(()=>{"use strict";` }, footer: { js: END } }
}
const END = '})();'

/** A tsup plugin for such a script. */
export const shrink = {
  name: 'shrink',
  async renderChunk(code, chunk) {
    if (!chunk.path.endsWith('.js')) return undefined
    const result = await shrunk(exportsAsReturn(code, END), chunk.map, false)
    // Handed back it would be taken for that of the second step alone.
    chunk.map = result.map
    return { code: `${result.code}\n` }
  },
}
