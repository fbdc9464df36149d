// What the SDK loads on demand, a bundler splits off; the file for the tag fetches it from beside the script. Such a part shares the
// SDK's own modules and the protocol with the script, so that there is one of each: it is a module whose default export takes them as
// `kit`.
import { readFileSync } from 'node:fs'
import { basename, dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

// Not `import.meta.dirname`: in the config that tsup makes of this file it would be the config's.
const besideScript = fileURLToPath(new URL('../src/beside-script.ts', import.meta.url))
/** What that module is called in a kit. */
const BESIDE = 'beside-script'

/** For the file for the tag: writes a part to `outdir` for each file that the built SDK in `sdkFolder` imports on demand. */
export function sdkOnDemand(sdkFolder, outdir) {
  return {
    name: 'sdk-on-demand',
    setup(bundle) {
      bundle.onResolve({ filter: /^\./ }, ({ path, kind, importer, resolveDir }) =>
        kind === 'dynamic-import' && importer.startsWith(sdkFolder + sep) ?
          // By name alone: source maps tell of it, and the place where it was built is nobody's business.
          { path: basename(path), namespace: 'on-demand', pluginData: join(resolveDir, path) }
        : undefined,
      )
      bundle.onResolve({ filter: new RegExp(`^${BESIDE}$`) }, () => ({ path: besideScript }))
      bundle.onLoad({ filter: /.*/, namespace: 'on-demand' }, async ({ pluginData: path }) => {
        const name = partName(path)
        const kit = kitOf(path)
        // A part fetches others in its turn.
        await writePart(path, join(outdir, name), [takeFrom(kit), sdkOnDemand(sdkFolder, outdir)])
        return { contents: importing(name, kit), resolveDir: dirname(path) }
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

/** What a built file imports, and what those import that it imports on demand: path → names. */
function kitOf(path, kit = new Map([[BESIDE, new Set(['importBeside'])]])) {
  const text = readFileSync(path, 'utf8')
  for (const [, names, from] of text.matchAll(/^import \{([^}]*)\} from "([^"]+)";$/gm)) {
    const known = kit.get(from) ?? new Set()
    for (const name of names.split(',')) known.add(name.trim().split(' ')[0])
    kit.set(from, known)
  }
  for (const [, from] of text.matchAll(/\bimport\("([^"]+)"\)/g)) kitOf(join(dirname(path), from), kit)
  return kit
}

/** What of the script's own a part uses. */
function takeFrom(kit) {
  return {
    name: 'kit',
    setup(part) {
      part.onResolve({ filter: /.*/ }, ({ path }) => (kit.has(path) ? { path, namespace: 'kit' } : undefined))
      part.onLoad({ filter: /.*/, namespace: 'kit' }, ({ path }) => ({
        contents: [...kit.get(path)]
          .map((name) => `export const ${name} = kit[${JSON.stringify(path)}].${name}`)
          .join('\n'),
      }))
    },
  }
}

async function writePart(entry, outfile, plugins) {
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
    plugins,
  })
}

/** A module with a `then` is what its `import()` waits for, and gives what that gives. */
function importing(name, kit) {
  const imports = []
  const members = []
  for (const [from, names] of kit) {
    const at = imports.length
    const local = (each) => `from${at}_${each}`
    imports.push(`import { ${[...names].map((each) => `${each} as ${local(each)}`)} } from ${JSON.stringify(from)}`)
    members.push(`${JSON.stringify(from)}: { ${[...names].map((each) => `${each}: ${local(each)}`)} }`)
  }
  return [
    ...imports,
    `const kit = { ${members.join(', ')} }`,
    `export const then = (done, failed) =>`,
    `  from0_importBeside(${JSON.stringify(name)}).then((part) => done(part.default(kit)), failed)`,
  ].join('\n')
}
