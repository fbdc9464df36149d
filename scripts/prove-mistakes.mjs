// Takes each cure of scripts/mistakes.mjs away in a copy of this tree, sees that its test fails, and writes docs/mistakes.md.
// `--check` only looks whether the table still fits the sources; numbers (`-- 12 16`) prove those mistakes alone.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { mistakes } from './mistakes.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

const stale = mistakes.flatMap(staleness)
if (stale.length > 0) fail(stale)
if (process.argv.includes('--check')) {
  console.log(`${mistakes.length} mistakes, each with a cure and a test`)
  process.exit(0)
}

const numbers = process.argv.slice(2).map(Number)
const page = join(root, 'docs/mistakes.md')
const proven = readFileSync(page, 'utf8').split('\n')

const copy = realpathSync(mkdtempSync(join(tmpdir(), 'mismatch-mistakes-')))
process.once('exit', () => rmSync(copy, { recursive: true, force: true }))
const skipped = new Set(['.git', 'screenshots'])
cpSync(root, copy, { recursive: true, verbatimSymlinks: true, filter: (path) => !skipped.has(basename(path)) })

const rows = []
for (const mistake of mistakes) {
  const { number, cure, lines, without } = mistake
  const before = proven.find((line) => line.startsWith(rowOf(mistake)))
  if (before !== undefined && numbers.length > 0 && !numbers.includes(number)) {
    rows.push(before)
    continue
  }
  const path = join(copy, cure)
  const whole = readFileSync(path, 'utf8')
  const healthy = outcome(mistake)
  if (healthy.failed || healthy.passed === 0) fail([`mistake ${number}: "${mistake.title}" does not pass as it is`])
  writeFileSync(
    path,
    whole.replace(lines, () => without),
  )
  const sick = outcome(mistake)
  writeFileSync(path, whole)
  build(mistake)
  if (!sick.failed) fail([`mistake ${number}: "${mistake.title}" passes without its cure in ${cure}`])
  console.log(`mistake ${number}: ${sick.output}`)
  rows.push(row(mistake, sick.output))
}

writeFileSync(
  page,
  `# Mistakes held off

What went wrong in the code of those who built such software before, the test that holds each off here, and the proof that the test
can fail: the lines that are its cure, and what the test says when they are taken away. Written by \`npm run prove:mistakes\`, which takes
them away one by one; the list is \`scripts/mistakes.mjs\`. The numbers are names: tests carry them in their titles.

The journeys in \`e2e/\` hold 3, 5, 12 and 17 once more in real browsers.

| # | mistake | test | cure that was taken away | what the test said |
|---|---|---|---|---|
${rows.join('\n')}
`,
)

/** Why an entry does not fit the sources any more. */
function staleness({ number, title, written = title, cure, lines }) {
  const faults = []
  if (readFileSync(join(root, cure), 'utf8').split(lines).length !== 2) {
    faults.push(`mistake ${number}: its cure does not stand exactly once in ${cure}:\n${lines}`)
  }
  // Anywhere, since the titles of a contract stand beside the suites that run it.
  if (spawnSync('git', ['grep', '-qF', written, '--', 'packages', 'e2e'], { cwd: root }).status !== 0) {
    faults.push(`mistake ${number}: no test is called "${written}"`)
  }
  return faults
}

/** Runs the one test in the copy: whether it passed, and what it said if not. */
function outcome(mistake) {
  const { test } = mistake
  build(mistake)
  const inPage = test.startsWith('packages/widget/') && !test.endsWith('.node.test.ts')
  const { passed, failed, message } = inPage ? inElements(mistake) : inVitest(mistake)
  // A free port differs from run to run, and the table should not.
  const output = message
    .replace(/\s+/g, ' ')
    .replace(/"port":\d+/g, '"port":0')
    .trim()
    .slice(0, 200)
  return { passed, failed: failed > 0, output }
}

/** For tests that run what is built, not the sources. */
function build({ build: name }) {
  if (name !== undefined) spawnSync('npm', ['run', 'build', '--silent', '-w', name], { cwd: copy })
}

function inVitest({ test, title }) {
  const report = join(copy, 'report.json')
  rmSync(report, { force: true })
  const pattern = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const project = test.startsWith('e2e/') ? 'journeys' : 'unit'
  const args = ['--no-install', 'vitest', 'run', '--project', project, test, '-t', pattern]
  spawnSync('npx', [...args, '--reporter=json', `--outputFile.json=${report}`], { cwd: copy })
  const { numFailedTests: failed, numPassedTests: passed, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  const messages = testResults.flatMap(({ assertionResults }) =>
    assertionResults.flatMap(({ failureMessages }) => failureMessages),
  )
  return { passed, failed, message: (messages[0] ?? '').split('\n    at ')[0] }
}

/** The whole file runs, since this runner picks no single test; what counts is the one asked for. */
function inElements({ test, title }) {
  const config = 'packages/widget/web-test-runner.config.mjs'
  const { stdout } = spawnSync('npx', ['--no-install', 'wtr', '--config', config, '--files', test], {
    cwd: copy,
    encoding: 'utf8',
  })
  const at = stdout.indexOf(title)
  if (at === -1) return { passed: 1, failed: 0, message: '' }
  const message = /^\s*((?:AssertionError|\w*Error): .*)$/m.exec(stdout.slice(at))?.[1] ?? 'failed'
  return { passed: 0, failed: 1, message }
}

/** How the row of this mistake begins. */
function rowOf({ number, mistake }) {
  return `| ${number} | ${cell(mistake)} |`
}

function cell(text) {
  return text.replaceAll('|', '\\|')
}

function row({ number, mistake, test, title, cure, lines, without }, output) {
  const code = (text) => `\`${cell(text.trim().replace(/\s+/g, ' ').replaceAll('`', "'"))}\``
  const change = without.trim() === '' ? code(lines) : `${code(lines)} → ${code(without)}`
  const words = title.replace(/^\[mistake \d+\] /, '')
  const where = (path) => `[${basename(path)}](../${path})`
  return `${rowOf({ number, mistake })} ${cell(words)}, in ${where(test)} | ${where(cure)}: ${change} | ${code(output)} |`
}

function fail(faults) {
  console.error(faults.join('\n'))
  process.exit(1)
}
