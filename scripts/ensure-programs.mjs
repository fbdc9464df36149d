// Before the tests: installs what is missing of their programs where it may, else says exactly how. `net` or `interop` as
// an argument: the programs of that suite, else those of `npm test`.
import { execFileSync } from 'node:child_process'
import process from 'node:process'
import { missingPrograms } from './programs.mjs'

const [suite = 'test'] = process.argv.slice(2)
let missing = missingPrograms(suite)
if (missing.length > 0 && isRootWithApt()) {
  const packages = missing.map((program) => program.aptPackage)
  console.log(`Installing ${packages.join(', ')} …`)
  apt('update', '-qq')
  apt('install', '-y', '-qq', '--no-install-recommends', ...packages)
  missing = missingPrograms(suite)
}
if (missing.length > 0) {
  const packages = missing.map((program) => program.aptPackage).join(' ')
  const variables = missing.flatMap(({ variable }) => variable ?? []).join(', ')
  console.error(`The tests need ${missing.map((program) => program.name).join(' and ')}. On Debian or Ubuntu:

  sudo apt-get update && sudo apt-get install -y ${packages}

Elsewhere install them as usual${variables && `; if they are not in PATH, set ${variables}`}.`)
  process.exit(1)
}

function isRootWithApt() {
  if (process.getuid?.() !== 0) return false
  try {
    execFileSync('apt-get', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // Its progress is noise; what it has to say of a failure comes on stderr.
  execFileSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env })
}
