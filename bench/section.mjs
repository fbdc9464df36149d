// The part of a page that a bench writes, between two comments: `<!-- name -->` and `<!-- /name -->`.
import { readFileSync, writeFileSync } from 'node:fs'

/** Whether a file has a place for this. */
export function hasSection(file, name) {
  return edgesOf(readFileSync(file, 'utf8'), name) !== null
}

/** Writes it anew; what is around it stays. @throws if there is no place for it */
export function writeSection(file, name, text) {
  const page = readFileSync(file, 'utf8')
  const edges = edgesOf(page, name)
  if (edges === null) throw new Error(`${file} has no place for ${name}`)
  writeFileSync(file, `${page.slice(0, edges.from)}\n\n${text.trim()}\n\n${page.slice(edges.to)}`)
}

function edgesOf(page, name) {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const from = page.indexOf(open) + open.length
  const to = page.indexOf(close)
  return page.includes(open) && to >= from ? { from, to } : null
}
