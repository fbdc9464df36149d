// A release without its effects: what the changesets would make of the versions, then each publication up to the last step.
import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { publishedFolders, root } from './packages.mjs'

run('npx', '--no-install', 'changeset', 'status', '--verbose')
for (const folder of publishedFolders()) {
  const said = run('npm', 'publish', '--dry-run', '--ignore-scripts', '--loglevel', 'notice', '-w', folder)
  // npm publishes what it has mended by leaving out, and says so in passing.
  if (said.includes('auto-corrected')) fail(`npm would change the package.json of ${folder}; see its warnings above`)
}
console.log('\nevery package could be published')

function run(command, ...args) {
  console.log(`\n— ${command} ${args.join(' ')} —`)
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: root, encoding: 'utf8' })
  process.stdout.write(stdout + stderr)
  if (status !== 0) fail(`${command} ${args.join(' ')} ended with ${status}`)
  return stderr
}

function fail(why) {
  console.error(why)
  process.exit(1)
}
