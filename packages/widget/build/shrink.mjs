// A second look at what esbuild has minified: it inlines and joins what a person behind a slow line would wait for.
import { minify } from 'terser'

/** A tsup plugin. */
export const shrink = {
  name: 'shrink',
  async renderChunk(code, chunk) {
    if (!chunk.path.endsWith('.js')) return undefined
    const shrunk = await minify(code, {
      ecma: 2020,
      module: this.format === 'esm',
      compress: { passes: 3, unsafe_arrows: true },
      sourceMap: { content: chunk.map, asObject: true },
    })
    // Handed back it would be taken for that of the second step alone.
    chunk.map = shrunk.map
    return { code: `${shrunk.code}\n` }
  },
}
