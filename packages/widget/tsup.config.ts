import { defineConfig } from 'tsup'

const shared = { target: 'es2022', platform: 'browser', sourcemap: true, silent: true } as const

export default defineConfig([
  {
    ...shared,
    entry: ['src/index.ts', 'src/define.ts'],
    format: 'esm',
    // The two builds run at once: this one must not sweep away what the other has just made.
    clean: ['!mismatch-chat.js', '!mismatch-chat.js.map'],
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
    // A classic script has none; it knows its address as document.currentScript.
    define: { 'import.meta.url': 'undefined' },
    minify: true,
  },
])
