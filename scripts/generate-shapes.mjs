// Writes packages/protocol/src/shapes.ts, what a client reads frames by, from the schemas. A test of the protocol says when it
// is out of date.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { format, resolveConfig } from 'prettier'
import { root } from './packages.mjs'

const bundle = join(root, '.cache/shapes/compile.mjs')
const file = join(root, 'packages/protocol/src/shapes.ts')

await build({
  entryPoints: [join(root, 'packages/protocol/src/testing/compile-shapes.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  external: ['fast-check'],
})
const { compiledShapes } = await import(pathToFileURL(bundle).href)
const { relayedShapes, peerShapes, fileShapes, serverShapes, readyShape } = compiledShapes()

const text = `
import type { Members } from './shape.ts'

// Written by \`npm run shapes:generate\` from the schemas.

type Table = Readonly<Record<string, Members>>

export const peerShapes: Table = ${source(peerShapes)}

export const relayedShapes: Table = { ${spread('peerShapes')} ${inner(without(relayedShapes, peerShapes))} }

export const fileShapes: Table = ${source(fileShapes)}

export const serverShapes: Table = { ${spread('relayedShapes')} ${inner(without(serverShapes, relayedShapes))} }

export const readyShape: Members = ${source(readyShape)}
`
const options = await resolveConfig(file)
writeFileSync(file, await format(text.trim(), { ...options, filepath: file }))
console.log('written: packages/protocol/src/shapes.ts')

function spread(name) {
  return `...${name},`
}

function without(table, part) {
  return Object.fromEntries(Object.entries(table).filter(([type]) => !Object.hasOwn(part, type)))
}

function inner(table) {
  return source(table).slice(1, -1)
}

/** As JSON, but with patterns and Infinity. */
function source(value) {
  if (value instanceof RegExp) return String(value)
  if (Array.isArray(value)) return `[${value.map(source).join(', ')}]`
  if (typeof value !== 'object') return typeof value === 'string' ? JSON.stringify(value) : String(value)
  const members = Object.entries(value).map(([name, inner]) => `${JSON.stringify(name)}: ${source(inner)}`)
  return `{ ${members.join(', ')} }`
}
