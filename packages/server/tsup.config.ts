import { defineConfig } from 'tsup'

export default defineConfig([
  {
    entry: ['src/index.ts', 'src/cli.ts'],
    format: 'esm',
    target: 'node20',
    platform: 'node',
    // The builds run at once: this one must not sweep away what the other has just made.
    clean: ['!mismatch-playground*'],
    silent: true,
    sourcemap: true,
    dts: { entry: ['src/index.ts'], compilerOptions: { ignoreDeprecations: '6.0' } },
  },
  // What the demo page runs.
  {
    entry: { 'mismatch-playground': 'src/playground/page/playground.ts' },
    format: 'iife',
    outExtension: () => ({ js: '.js' }),
    target: 'es2022',
    platform: 'browser',
    minify: true,
    silent: true,
    sourcemap: true,
  },
])
