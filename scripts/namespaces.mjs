// `npm run test:net`, `npm run test:interop`: runs tests that make networks of their own, and takes away what they leave behind,
// also after a failure, Ctrl-C or a crash.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import process from 'node:process'

const [suite, ...filters] = process.argv.slice(2)
const prefix = `mm-${process.pid}`

if (process.getuid?.() !== 0)
  giveUp(`These tests make networks of their own, which only root may do: sudo npm run test:${suite}`)
run(process.execPath, ['scripts/ensure-programs.mjs', suite])
sweepOrphans()
const home = `${prefix}-home`
try {
  execFileSync('ip', ['netns', 'add', home], { stdio: 'pipe' })
} catch (error) {
  giveUp(
    `This machine does not let root make networks (a container needs --privileged): ${String(error.stderr).trim()}`,
  )
}
run('npm', ['run', 'build', '--silent'])

const report = '--reporter=./e2e/support/line-reporter.ts'
const words = [process.execPath, 'node_modules/vitest/vitest.mjs', 'run', '--project', suite, report, ...filters]
const env = { ...process.env, NAMESPACE_PREFIX: prefix }
const [program, ...args] = suite === 'interop' ? ['ip', 'netns', 'exec', withInterface(home), ...words] : words
const vitest = spawn(program, args, { stdio: 'inherit', env })
// Ctrl-C reaches vitest as well; here is what comes after it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => vitest.kill(signal))
vitest.once('exit', (status) => {
  sweep(prefix)
  process.exit(status ?? 1)
})

/**
 * Firefox calls nobody on a machine that has loopback alone, and its driver and it must be on the same one. So it gets an interface
 * with a way out; that nobody is there does not matter.
 */
function withInterface(namespace) {
  const steps = [
    'link set lo up',
    'link add eth0 type veth peer name nobody',
    'link set eth0 up',
    'link set nobody up',
    'address add 192.0.2.2/24 dev eth0',
    'route add default via 192.0.2.1',
  ]
  for (const step of steps) execFileSync('ip', ['-n', namespace, ...step.split(' ')])
  return namespace
}

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

function giveUp(reason) {
  console.error(reason)
  process.exit(1)
}
