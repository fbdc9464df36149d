import { defineConfig } from 'tsup'

const shared = { target: 'es2022', platform: 'browser', sourcemap: true } as const

export default defineConfig([
  {
    ...shared,
    entry: ['src/index.ts', 'src/define.ts'],
    format: 'esm',
    clean: true,
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
  },
  {
    ...shared,
    // The one file behind the script tag: everything inside, nothing to resolve.
    entry: { 'mismatch-chat': 'src/define.ts' },
    format: 'iife',
    globalName: 'Mismatch',
    outExtension: () => ({ js: '.js' }),
    noExternal: [/.*/],
    minify: true,
  },
])
