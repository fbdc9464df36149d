// The packages that are published, each after those it depends on, and how they are packed.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** @returns {string[]} their folders under the root, as the workspaces list them: by dependency */
export function publishedFolders() {
  return manifest('.').workspaces.filter((folder) => folder.startsWith('packages/'))
}

/** The package.json of a folder under the root. */
export function manifest(folder) {
  return JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
}

/**
 * Packs what was built, as `npm publish` would.
 *
 * @param {string} into an existing folder
 * @returns {{ folder: string, name: string, tarball: string, files: string[] }[]} in the order of `publishedFolders`
 */
export function packAll(into) {
  const folders = publishedFolders()
  const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', into]
  const said = execFileSync('npm', [...args, ...folders.flatMap((folder) => ['-w', folder])], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const packed = JSON.parse(said)
  return folders.map((folder) => {
    const { name } = manifest(folder)
    const { filename, files } = packed.find((entry) => entry.name === name)
    return { folder, name, tarball: join(into, filename), files: files.map(({ path }) => path) }
  })
}
