// Writes the reference pages of docs/ from the tables in the sources. `--check` only looks whether they are up to date.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { errorsPage, optionsPage, withUnheldRules } from './docs-pages.mjs'
import { root } from './packages.mjs'
import { unheldRules } from './rules.mjs'

const NOTE = 'Written by `npm run docs:generate` from the tables that the code runs by.'
const bundle = join(root, '.cache/docs/tables.mjs')

await build({
  stdin: {
    contents: `
      export { closeCodes, closeMeanings, errorMeanings, ERROR_CODES } from './packages/protocol/src/index.ts'
      export { errorAdvice } from './packages/sdk/src/error-advice.ts'
      export { codeAdvice } from './packages/sdk/src/diagnosis/code-advice.ts'
      export { serverErrorMeanings } from './packages/server/src/error-meanings.ts'
      export { camelCase, flagOf, optionNames, optionTable, variableOf } from './packages/server/src/config/option-table.ts'
    `,
    resolveDir: root,
  },
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
})
const tables = await import(pathToFileURL(bundle).href)
const [errorsSource, diagnosisSource] = ['errors', 'diagnosis/diagnosis'].map((name) =>
  readFileSync(join(root, `packages/sdk/src/${name}.ts`), 'utf8'),
)

const pages = {
  'docs/errors.md': errorsPage(NOTE, tables, errorsSource, diagnosisSource),
  'docs/options.md': optionsPage(NOTE, tables),
  'docs/protocol.md': withUnheldRules(current('docs/protocol.md'), unheldRules),
}

const isCheck = process.argv.includes('--check')
const stale = Object.entries(pages).filter(([path, text]) => current(path) !== text)
if (!isCheck) {
  for (const [path, text] of stale) writeFileSync(join(root, path), text)
} else if (stale.length > 0) {
  console.error(`out of date: ${stale.map(([path]) => path).join(', ')}; npm run docs:generate writes them anew`)
  process.exit(1)
}
console.log(
  isCheck ?
    'the reference pages fit the sources'
  : `written: ${stale.map(([path]) => path).join(', ') || 'nothing new'}`,
)

function current(path) {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch {
    return undefined
  }
}
