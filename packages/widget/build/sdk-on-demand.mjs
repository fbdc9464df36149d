// What the SDK loads on demand, a bundler splits off; the file for the tag fetches it from beside the script. Such a part shares the
// SDK's own modules and the protocol with the script, so that there is one of each: they are the `kit` of its chunk.
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeChunk } from './chunk.mjs'

// Not `import.meta.dirname`: in the config that tsup makes of this file it would be the config's.
const besideScript = fileURLToPath(new URL('../src/beside-script.ts', import.meta.url))
/** What that module is called in a kit. */
const BESIDE = 'beside-script'
/** An import on demand, as the builder of the SDK writes it. */
const ON_DEMAND = /\bimport\("(\.\/([a-z-]+)-[A-Z0-9]+\.js)"\)/g

/** For the file for the tag: writes a chunk to `outdir` for each file that the built SDK in `sdkFolder` imports on demand. */
export function sdkOnDemand(sdkFolder, outdir) {
  return {
    name: 'sdk-on-demand',
    setup(bundle) {
      bundle.onResolve({ filter: new RegExp(`^${BESIDE}$`) }, () => ({ path: besideScript }))
      bundle.onLoad({ filter: /\.js$/ }, async ({ path }) => {
        const text = path.startsWith(sdkFolder + sep) ? await readFile(path, 'utf8') : ''
        if (text.search(ON_DEMAND) < 0) return undefined
        const kit = new Kit(path, text)
        const fetching = await withChunks(text, path, outdir, kit, 'kit_importBeside')
        // At the end, so that every line stays where the source map has it.
        return { contents: `${fetching}\n${kit.declaration('kit_')}` }
      })
    },
  }
}

/** The text of a built file which fetches the chunks of what it imports on demand by `importBeside`. */
async function withChunks(text, path, outdir, kit, importBeside) {
  let result = text
  for (const [call, from, name] of text.matchAll(ON_DEMAND)) {
    const file = await writeChunk({ name, entry: join(dirname(path), from), outdir, plugins: [takeFrom(kit, outdir)] })
    result = result.replace(call, `${importBeside}(${JSON.stringify(file)}, kit)`)
  }
  return result
}

/** In a part: what it shares comes from the kit, also for what it fetches in its turn. */
function takeFrom(kit, outdir) {
  return {
    name: 'kit',
    setup(part) {
      part.onResolve({ filter: /./ }, async ({ path, importer }) => {
        if (!kit.has(path)) return undefined
        const names = importsOf(await readFile(importer, 'utf8')).get(path)
        return { path, namespace: 'kit', pluginData: [...names] }
      })
      part.onLoad({ filter: /./, namespace: 'kit' }, ({ path, pluginData: names }) => ({
        contents: names.map((name) => `export const ${name} = ${kit.member(path, name)}`).join('\n'),
      }))
      part.onLoad({ filter: /\.js$/ }, async ({ path }) => {
        const text = await readFile(path, 'utf8')
        return { contents: await withChunks(text, path, outdir, kit, kit.member(BESIDE, 'importBeside')) }
      })
    },
  }
}

/** What a built file imports: module → names. */
function importsOf(text) {
  const imports = new Map()
  for (const [, list, module] of text.matchAll(/^import \{([^}]*)\} from "([^"]+)";$/gm)) {
    const names = list.split(',').map((each) => each.trim().split(' ')[0])
    imports.set(module, new Set([...(imports.get(module) ?? []), ...names]))
  }
  return imports
}

/** What the parts that a built file imports on demand import themselves, and those that they import on demand. */
class Kit {
  #modules = new Map([[BESIDE, new Set(['importBeside'])]])

  constructor(path, text) {
    this.#gather(path, text)
  }

  has(module) {
    return this.#modules.has(module)
  }

  /** How a part gets at it. */
  member(module, name) {
    return `kit.${this.#key(module, name)}`
  }

  /** Declares it in the script; what it takes to that is called by its name behind `prefix`. */
  declaration(prefix) {
    const imports = []
    const members = []
    for (const [module, names] of this.#modules) {
      const local = (name) => prefix + (module === BESIDE ? name : this.#key(module, name))
      imports.push(`import { ${[...names].map((name) => `${name} as ${local(name)}`)} } from ${JSON.stringify(module)}`)
      members.push(...[...names].map((name) => `${this.#key(module, name)}: ${local(name)}`))
    }
    return [...imports, `const kit = { ${members} }`].join('\n')
  }

  /** Two modules may export the same name. */
  #key(module, name) {
    return `${name}${[...this.#modules.keys()].indexOf(module)}`
  }

  #gather(path, text) {
    for (const [, from] of text.matchAll(ON_DEMAND)) {
      const part = join(dirname(path), from)
      const partText = readFileSync(part, 'utf8')
      for (const [module, names] of importsOf(partText)) {
        this.#modules.set(module, new Set([...(this.#modules.get(module) ?? []), ...names]))
      }
      this.#gather(part, partText)
    }
  }
}
