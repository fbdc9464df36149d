import { defineConfig } from 'tsup'

export default defineConfig({
  // Each module stays a file of its own: bundlers drop the files that nobody reads, while a table of schemas in a file that
  // is read stays there, since no bundler knows that making it does nothing else.
  entry: ['src/*.ts', '!src/*.test.ts'],
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  clean: true,
  silent: true,
  sourcemap: true,
  treeshake: { moduleSideEffects: false },
  dts: { entry: 'src/index.ts', compilerOptions: { ignoreDeprecations: '6.0' } },
})
