import { defineConfig } from 'tsup'

/** The builder keeps the order of files by imports without names; nothing here has side effects, and bundlers complain of them. */
const withoutBareImports = {
  name: 'without-bare-imports',
  renderChunk: (code: string, { map }: { map?: object | string | null }) => ({
    // The lines stay, as the source map has them.
    code: code.replace(/^import "\.\/chunk-\w+\.js";$/gm, ''),
    map: map as never,
  }),
}

export default defineConfig({
  entry: { index: 'src/index.ts', testing: 'src/testing/index.ts' },
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  clean: true,
  silent: true,
  sourcemap: true,
  plugins: [withoutBareImports],
  dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
})
