// `npm run test:net`, `npm run test:interop`: runs tests that make networks of their own, and takes away what they leave behind,
// also after a failure, Ctrl-C or a crash. Ends with the one line that counts: `N passed, N failed`.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

const [suite, ...filters] = process.argv.slice(2)
const prefix = `mm-${process.pid}`

if (process.getuid?.() !== 0)
  giveUp(`These tests make networks of their own, which only root may do: sudo npm run test:${suite}`)
run(process.execPath, ['scripts/ensure-programs.mjs', suite])
sweepOrphans()
try {
  execFileSync('ip', ['netns', 'add', `${prefix}-probe`], { stdio: 'pipe' })
} catch (error) {
  giveUp(
    `This machine does not let root make networks (a container needs --privileged): ${String(error.stderr).trim()}`,
  )
}
run('npm', ['run', 'build', '--silent'])

const folder = mkdtempSync(join(tmpdir(), 'mismatch-tests-'))
const file = join(folder, 'report.json')
const reporters = ['--reporter=./e2e/support/line-reporter.ts', '--reporter=json', `--outputFile.json=${file}`]
const words = ['node_modules/vitest/vitest.mjs', 'run', '--project', suite, ...reporters, ...filters]
const env = { ...process.env, NAMESPACE_PREFIX: prefix }
const vitest = spawn(process.execPath, words, { stdio: 'inherit', env })
// Ctrl-C reaches vitest as well; here is what comes after it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => vitest.kill(signal))
vitest.once('exit', (status) => {
  sweep(prefix)
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = read(file)
  rmSync(folder, { recursive: true })
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(status === 0 && passed > 0 ? 0 : 1)
})

/** Ends what still runs in the networks of this name, and removes them. */
function sweep(name) {
  for (const namespace of namespaces().filter((each) => each.startsWith(`${name}-`))) {
    const pids = execFileSync('ip', ['netns', 'pids', namespace], { encoding: 'utf8' }).split('\n').filter(Boolean)
    for (const pid of pids) {
      try {
        process.kill(Number(pid), 'SIGKILL')
      } catch {
        // It ended in between.
      }
    }
    execFileSync('ip', ['netns', 'delete', namespace])
  }
}

/** What a run left behind that was killed itself. */
function sweepOrphans() {
  const owners = new Set(namespaces().map((name) => /^mm-(\d+)-/.exec(name)?.[1]))
  owners.delete(undefined)
  for (const owner of owners) if (!isAlive(Number(owner))) sweep(`mm-${owner}`)
}

function namespaces() {
  const list = execFileSync('ip', ['netns', 'list'], { encoding: 'utf8' })
  return list.split('\n').map((line) => line.split(' ')[0])
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function run(program, args) {
  const { status } = spawnSync(program, args, { stdio: 'inherit' })
  if (status !== 0) {
    sweep(prefix)
    process.exit(status ?? 1)
  }
}

function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return {}
  }
}

function giveUp(reason) {
  console.error(reason)
  process.exit(1)
}
