// Writes where the packages come from into their package.json, as the release workflow knows it. npm's provenance compares it
// with where the workflow runs, and links in a README lead there; a fork is so never published under another's address.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { manifest, publishedFolders, root } from './packages.mjs'

const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env
if (!server || !repository) {
  console.error('GITHUB_SERVER_URL and GITHUB_REPOSITORY must be set, as GitHub Actions does.')
  process.exit(1)
}
const address = `${server}/${repository}`

for (const folder of publishedFolders()) {
  const stamped = {
    ...manifest(folder),
    repository: { type: 'git', url: `git+${address}.git`, directory: folder },
    homepage: `${address}/tree/main/${folder}#readme`,
    bugs: `${address}/issues`,
  }
  writeFileSync(join(root, folder, 'package.json'), `${JSON.stringify(stamped, null, 2)}\n`)
}
