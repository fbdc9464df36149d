import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'tsup'
import { besideTheScript } from './build/beside-the-script.mjs'
import { fromTheScript } from './build/from-the-script.mjs'
import { minifyTemplates } from './build/minify-templates.mjs'
import { sdkOnDemand } from './build/sdk-on-demand.mjs'
import { shrink } from './build/shrink.mjs'

const sdkFolder = dirname(fileURLToPath(import.meta.resolve('@mismatch/sdk')))

const shared = { target: 'es2022', platform: 'browser', sourcemap: true, silent: true } as const

const plugins = [shrink]
/** A file behind a script tag: everything inside, nothing to resolve. */
const forTag = {
  ...shared,
  format: 'iife',
  globalName: 'Mismatch',
  outExtension: () => ({ js: '.js' }),
  noExternal: [/.*/] as RegExp[],
  // A classic script has none; it knows its address as document.currentScript.
  define: { 'import.meta.url': 'undefined' },
  minify: true,
  plugins,
  // The licenses of what is inside, in a file of their own.
  esbuildOptions: (options: { legalComments?: string }) => void (options.legalComments = 'linked'),
} as const
const templates = minifyTemplates(/packages[\\/]widget[\\/]src[\\/].*\.ts$/)

export default defineConfig([
  {
    ...shared,
    entry: ['src/index.ts', 'src/define.ts', 'src/react.ts'],
    format: 'esm',
    // The builds run at once: this one must not sweep away what the others have just made.
    clean: ['!mismatch-chat*'],
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
  },
  {
    ...forTag,
    entry: { 'mismatch-chat': 'src/define.ts' },
    esbuildPlugins: [besideTheScript, sdkOnDemand(sdkFolder, join(import.meta.dirname, 'dist')), templates],
  },
  {
    ...forTag,
    entry: { 'mismatch-chat.all': 'src/define.ts' },
    esbuildPlugins: [templates],
  },
  ...['dialogs', 'talk'].map((group) => ({
    ...forTag,
    entry: { [`mismatch-chat.${group}`]: `src/elements/${group}.ts` },
    globalName: 'chunk',
    banner: { js: 'export default (kit) => {' },
    footer: { js: 'return chunk }' },
    esbuildPlugins: [fromTheScript, templates],
  })),
  {
    ...shared,
    entry: { 'mismatch-chat.de': 'src/i18n/de.ts' },
    format: 'esm',
    minify: true,
    plugins,
  },
])
