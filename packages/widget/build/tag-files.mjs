// After a build: sweeps away the chunks of builds before it, says what the two scripts for the tag weigh, and writes
// `dist/integrity.json`, by which a page can hold them to what they are.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const SCRIPTS = ['mismatch-chat.js', 'mismatch-chat.all.js']
const CHUNK = /mismatch-chat\.[a-z-]+\.[a-z0-9]{8}\.js/g

/** The scripts for the tag in this folder, and the chunks that these and theirs name: file → text. */
export function tagFiles(folder) {
  const files = new Map()
  const add = (name) => {
    if (files.has(name)) return
    files.set(name, readFileSync(join(folder, name), 'utf8'))
    for (const [chunk] of files.get(name).matchAll(CHUNK)) add(chunk)
  }
  for (const script of SCRIPTS) add(script)
  return files
}

/** Removes chunks that no script names any more, with their source maps and licenses. */
export function sweep(folder, files) {
  for (const name of readdirSync(folder)) {
    const [chunk] = name.match(CHUNK) ?? []
    if (chunk !== undefined && !files.has(chunk)) rmSync(join(folder, name))
  }
}

/** What the attribute `integrity` takes. */
export function integrityOf(text) {
  return `sha384-${createHash('sha384').update(text).digest('base64')}`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = fileURLToPath(new URL('../dist/', import.meta.url))
  const files = tagFiles(folder)
  sweep(folder, files)
  const sums = Object.fromEntries([...files].map(([name, text]) => [name, integrityOf(text)]))
  writeFileSync(join(folder, 'integrity.json'), `${JSON.stringify(sums, null, 2)}\n`)
  for (const name of SCRIPTS) {
    const size = `${(gzipSync(files.get(name), { level: 9 }).length / 1000).toFixed(1)} kB gzip`
    console.log(name, size, ...(name === 'mismatch-chat.all.js' ? [`integrity="${sums[name]}"`] : []))
  }
}
