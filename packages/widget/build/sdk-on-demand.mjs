// What the SDK loads on demand, a bundler splits off; the file for the tag fetches it from beside the script. Such a part shares the
// SDK's own modules with the script, so that there is one of each: it is a module whose default export takes them as `kit`.
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

// Not `import.meta.dirname`: in the config that tsup makes of this file it would be the config's.
const besideScript = fileURLToPath(new URL('../src/beside-script.ts', import.meta.url))

/** For the file for the tag: writes a part to `outdir` for each file that the built SDK in `sdkFolder` imports on demand. */
export function sdkOnDemand(sdkFolder, outdir) {
  return {
    name: 'sdk-on-demand',
    setup(script) {
      script.onResolve({ filter: /^\./ }, ({ path, kind, importer, resolveDir }) =>
        kind === 'dynamic-import' && importer.startsWith(sdkFolder + sep) ?
          { path: join(resolveDir, path), namespace: 'on-demand' }
        : undefined,
      )
      script.onLoad({ filter: /.*/, namespace: 'on-demand' }, async ({ path }) => {
        const name = partName(path)
        const shared = await writePart(path, join(outdir, name))
        return { contents: importing(name, shared), resolveDir: dirname(path) }
      })
    },
  }
}

/** `files-3XQ7KD2A.js` comes as `mismatch-chat.files.js`. */
function partName(path) {
  const [, name] = /([a-z-]+)-[A-Z0-9]+\.js$/.exec(path) ?? []
  if (name === undefined) throw new Error(`not a file that the SDK loads on demand: ${path}`)
  return `mismatch-chat.${name}.js`
}

/** Gives what the part takes of the SDK: path → names. */
async function writePart(entry, outfile) {
  const shared = new Map()
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    sourcemap: true,
    target: 'es2022',
    platform: 'browser',
    format: 'iife',
    globalName: 'part',
    banner: { js: 'export default (kit) => {' },
    footer: { js: 'return part }' },
    plugins: [
      {
        name: 'kit',
        setup(part) {
          // Those of other packages go into the part.
          part.onResolve({ filter: /^\.\/chunk-/ }, ({ path, importer }) =>
            dirname(importer) === dirname(entry) ? { path, namespace: 'kit' } : undefined,
          )
          part.onLoad({ filter: /.*/, namespace: 'kit' }, ({ path }) => {
            shared.set(path, true)
            return { contents: `module.exports = kit[${JSON.stringify(path)}]` }
          })
        },
      },
    ],
  })
  return [...shared.keys()]
}

/** A module with a `then` is what its `import()` waits for, and gives what that gives. */
function importing(name, shared) {
  const imports = shared.map((path, index) => `import * as shared${index} from ${JSON.stringify(path)}`)
  const kit = shared.map((path, index) => `${JSON.stringify(path)}: shared${index}`)
  return [
    `import { importBeside } from ${JSON.stringify(besideScript)}`,
    ...imports,
    `const kit = { ${kit.join(', ')} }`,
    `export const then = (done, failed) =>`,
    `  importBeside(${JSON.stringify(name)}).then((part) => done(part.default(kit)), failed)`,
  ].join('\n')
}
