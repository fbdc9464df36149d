import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'tsup'
import { atOnce } from './build/at-once.mjs'
import { besideTheScript } from './build/beside-the-script.mjs'
import { fromTheScript } from './build/from-the-script.mjs'
import { minifyTemplates } from './build/minify-templates.mjs'
import { sdkOnDemand } from './build/sdk-on-demand.mjs'
import { classicScript, shrink } from './build/shrink.mjs'

const sdkFolder = dirname(fileURLToPath(import.meta.resolve('@mismatch/sdk')))
const outdir = join(import.meta.dirname, 'dist')

const shared = { target: 'es2022', platform: 'browser', sourcemap: true, silent: true } as const

const plugins = [shrink]
/** A file behind a script tag: everything inside, nothing to resolve. */
const forTag = {
  ...shared,
  ...classicScript('Mismatch'),
  format: 'esm',
  splitting: false,
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
const ofChunks = [fromTheScript, templates]

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
    esbuildPlugins: [besideTheScript(outdir, ofChunks), sdkOnDemand(sdkFolder, outdir), templates],
  },
  {
    ...forTag,
    entry: { 'mismatch-chat.all': 'src/define.ts' },
    // Of the languages each page needs one at most.
    esbuildPlugins: [
      besideTheScript(outdir, ofChunks, /fetch-language/),
      atOnce(/packages[\\/](sdk[\\/]dist[\\/].*\.js|widget[\\/]src[\\/].*fetch-parts\.ts)$/),
      templates,
    ],
  },
])
