// Every rule of docs/protocol.md has a test whose title begins with its id, or a word in scripts/rules.mjs on what is missing.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { root } from './packages.mjs'
import { unheldRules } from './rules.mjs'

const LIST = 'scripts/rules.mjs'
const rules = new Set(
  [...readFileSync(join(root, 'docs/protocol.md'), 'utf8').matchAll(/^- ([A-Z]\d+) /gm)].map(([, rule]) => rule),
)
/** Rule → the first file with a test of it. */
const tested = new Map()
for (const path of testFiles()) {
  // A title is a string that begins with an id: it('[Q5] …'), it.each(…)(`[Q5] …`).
  for (const [, rule] of readFileSync(join(root, path), 'utf8').matchAll(/['"`]\[([A-Z]\d+)\] /g)) {
    if (!tested.has(rule)) tested.set(rule, path)
  }
}

const faults = []
for (const rule of rules) {
  const { held } = unheldRules[rule] ?? {}
  if (held === undefined && !tested.has(rule)) {
    faults.push(`${rule} has no test: begin a title with [${rule}], or say in ${LIST} what is missing`)
  }
  if (held === 'partly' && !tested.has(rule)) faults.push(`${rule} has no test of the part that ${LIST} says is held`)
  if (held === 'not' && tested.has(rule)) {
    faults.push(`${rule} has a test now (${tested.get(rule)}): take it off ${LIST}, or say there which part is missing`)
  }
}
for (const rule of Object.keys(unheldRules).filter((id) => !rules.has(id))) {
  faults.push(`${LIST}: docs/protocol.md has no rule ${rule}`)
}
for (const [rule, path] of tested) {
  if (!rules.has(rule)) faults.push(`${path}: a test names ${rule}, and docs/protocol.md has no such rule`)
}

if (faults.length > 0) {
  console.error(faults.join('\n'))
  process.exit(1)
}
console.log(`${rules.size} rules; ${Object.keys(unheldRules).length} of them do not hold whole yet`)

/** Tests of every suite, and contracts that tests run. */
function testFiles() {
  return ['packages', 'e2e', 'examples'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .map((path) => join(folder, path))
      .filter((path) => /\.ts$/.test(path) && !/\b(node_modules|dist)\b/.test(path))
      .filter((path) => /\.test\.ts$|\bcontract\b/.test(path)),
  )
}
