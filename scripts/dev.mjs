// Builds everything, then rebuilds each package when its sources change and restarts the server when its build does.
import { spawn, spawnSync } from 'node:child_process'
import process from 'node:process'

const packages = ['protocol', 'sdk', 'widget', 'server']

const first = spawnSync('npm', ['run', 'build', '--silent'], { stdio: 'inherit' })
if (first.status !== 0) process.exit(first.status ?? 1)

const children = [
  ...packages.map((name) => start('npx', ['--no-install', 'tsup', '--watch', 'src', '--silent'], `packages/${name}`)),
  start(process.execPath, ['--watch', 'packages/server/dist/cli.js', ...process.argv.slice(2)], '.'),
]

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    for (const child of children) child.kill(signal)
  })
}

function start(command, args, cwd) {
  const child = spawn(command, args, { cwd, stdio: 'inherit' })
  child.once('exit', (code) => {
    if (code !== 0 && code !== null) console.error(`${args.join(' ')} in ${cwd} ended with ${code}`)
  })
  return child
}
