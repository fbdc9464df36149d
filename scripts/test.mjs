// Runs every suite and ends with the one line that counts: `N passed, N failed`.
// `npm test -- unit elements journeys` runs only the suites named.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

const counts = mkdtempSync(join(tmpdir(), 'mismatch-tests-'))

const suites = {
  unit: () => vitest('unit'),
  elements: () => webTestRunner(),
  journeys: () => vitest('journeys'),
}

const named = process.argv.slice(2)
const unknown = named.filter((name) => !Object.hasOwn(suites, name))
if (unknown.length > 0) {
  console.error(`No suite is called ${unknown.join(', ')}; there are ${Object.keys(suites).join(', ')}.`)
  process.exit(2)
}

const total = { passed: 0, failed: 0, skipped: 0 }
let broken = false
for (const name of named.length > 0 ? named : Object.keys(suites)) {
  console.log(`\n— ${name} —`)
  const result = suites[name]()
  for (const kind of Object.keys(total)) total[kind] += result[kind]
  // A suite that dies without a failed test (a crash, a file that does not load) must not pass.
  if (result.status !== 0 || result.passed === 0) broken = true
}
rmSync(counts, { recursive: true })

if (total.skipped > 0) console.log(`${total.skipped} skipped`)
if (broken && total.failed === 0) console.log('A suite ended with an error outside its tests; see above.')
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exit(broken || total.failed > 0 || total.skipped > 0 ? 1 : 0)

function vitest(project) {
  const file = join(counts, `${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const status = run('vitest', ['run', '--project', project, ...reporters])
  const report = read(file)
  return {
    status,
    passed: report.numPassedTests ?? 0,
    failed: report.numFailedTests ?? 0,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  }
}

function webTestRunner() {
  const file = join(counts, 'elements.json')
  const status = run('wtr', ['--config', 'packages/widget/web-test-runner.config.mjs'], { MISMATCH_TEST_COUNTS: file })
  return { passed: 0, failed: 0, skipped: 0, ...read(file), status }
}

function run(program, args, env = {}) {
  return spawnSync('npx', ['--no-install', program, ...args], { stdio: 'inherit', env: { ...process.env, ...env } })
    .status
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}
