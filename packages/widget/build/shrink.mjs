// A second look at what esbuild has minified: it inlines and joins what a person behind a slow line would wait for.
import { minify } from 'terser'

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

/** A tsup plugin. */
export const shrink = {
  name: 'shrink',
  async renderChunk(code, chunk) {
    if (!chunk.path.endsWith('.js')) return undefined
    const result = await shrunk(code, chunk.map, this.format === 'esm')
    // Handed back it would be taken for that of the second step alone.
    chunk.map = result.map
    return { code: `${result.code}\n` }
  },
}
