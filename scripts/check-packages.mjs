// Looks at the packages as they would be published: packs each and reads the tarball, not the folder.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { manifest, packAll, root } from './packages.mjs'

const folder = mkdtempSync(join(tmpdir(), 'mismatch-packed-'))
const faults = []
try {
  const version = manifest('packages/protocol').version
  for (const packed of packAll(folder)) {
    const { name } = packed
    const json = manifest(packed.folder)
    const say = (what) => faults.push(`${name}: ${what}`)
    checkManifest(json, version, say)
    checkFiles(packed, json, say)
    checkSourceMaps(packed, say)
    checkIntegrity(packed, say)
    await lint(packed, json, say)
    checkTypes(packed, json, say)
  }
} finally {
  rmSync(folder, { recursive: true })
}

if (faults.length > 0) {
  console.error(faults.join('\n'))
  process.exit(1)
}
console.log('the packages are fit to be published')

function checkManifest(json, version, say) {
  for (const member of ['description', 'keywords', 'license', 'author', 'engines', 'types', 'files']) {
    if (json[member] === undefined) say(`package.json has no "${member}"`)
  }
  if (json.sideEffects === undefined) say('package.json does not say which files have side effects')
  if (json.publishConfig?.access !== 'public') say('package.json lacks publishConfig.access "public"')
  if (json.version !== version) say(`version ${json.version} is not that of the others, ${version}`)
  for (const [other, range] of Object.entries(json.dependencies ?? {})) {
    // Of one release: they are tested together and in no other mixture.
    if (other.startsWith('@mismatch/') && range !== version) say(`depends on ${other} ${range}, not on ${version}`)
  }
}

function checkFiles({ files }, json, say) {
  const named = [
    ...targets(json.exports),
    ...Object.values(json.bin ?? {}),
    ...[json.types, json.main].filter((path) => path !== undefined),
    ...(Array.isArray(json.sideEffects) ? json.sideEffects : []),
  ]
  for (const path of named) {
    const [before, after] = path.replace('./', '').split('*')
    const isNamed = (file) => (after === undefined ? file === before : file.startsWith(before) && file.endsWith(after))
    if (!files.some(isNamed)) say(`package.json names ${path}, which is not in the package`)
  }
  for (const path of Object.values(json.bin ?? {})) {
    if (path.startsWith('./')) say(`npm publish leaves out the bin ${path}: write it without ./`)
  }
  for (const path of ['LICENSE', 'README.md']) if (!files.includes(path)) say(`${path} is not in the package`)
  for (const path of files) {
    if (/(^|\/)(src|test|testdata)\/|\.test\.|tsconfig|\.tgz$/.test(path)) say(`${path} should not be in the package`)
  }
}

/** A map that works names sources that it also holds, since the package has none. */
function checkSourceMaps({ folder, files }, say) {
  for (const path of files.filter((file) => file.endsWith('.js'))) {
    const map = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(readFileSync(join(root, folder, path), 'utf8'))?.[1]
    if (map === undefined) say(`${path} names no source map`)
    else if (!files.includes(join(dirname(path), map))) say(`${path} names a source map that is not in the package`)
    else {
      const { sources, sourcesContent = [] } = JSON.parse(readFileSync(join(root, folder, dirname(path), map), 'utf8'))
      if (sources.some((_, index) => typeof sourcesContent[index] !== 'string')) say(`${map} lacks sources`)
    }
  }
}

/** The sums by which pages hold the scripts of a tag to what they are: of each, and of no file of an older build. */
function checkIntegrity({ folder, files }, say) {
  const path = 'dist/integrity.json'
  if (!files.includes(path)) return
  const sums = JSON.parse(readFileSync(join(root, folder, path), 'utf8'))
  for (const file of files.filter((each) => /^dist\/mismatch-chat.*\.js$/.test(each))) {
    if (!(basename(file) in sums)) say(`${path} does not know ${file}`)
  }
  for (const [name, sum] of Object.entries(sums)) {
    const file = `dist/${name}`
    if (!files.includes(file)) say(`${path} names ${file}, which is not in the package`)
    else if (sum !== sumOf(join(root, folder, file))) say(`${path} has another sum than ${file}`)
  }
}

function sumOf(path) {
  return `sha384-${createHash('sha384').update(readFileSync(path)).digest('base64')}`
}

async function lint({ tarball }, json, say) {
  const { buffer } = new Uint8Array(readFileSync(tarball))
  const { messages } = await publint({ pack: { tarball: buffer }, strict: true })
  for (const message of messages) say(formatMessage(message, json, { color: false }))
}

/**
 * arethetypeswrong, by its profile for packages without CommonJS: ours are ES modules only, since every Node that they support
 * can `require` those too, and a second copy beside them would be a second state.
 */
function checkTypes({ tarball }, json, say) {
  // An export without conditions is a file to be served or read, and no module.
  const isFile = ([, target]) => typeof target === 'string'
  const files = Object.entries(json.exports)
    .filter(isFile)
    .map(([path]) => path)
  const args = [tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-color', '--no-emoji']
  if (files.length > 0) args.push('--exclude-entrypoints', ...files)
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', 'attw', ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) say(`arethetypeswrong:\n${stdout}${stderr}`)
}

/** Every file that an `exports` tree leads to. */
function targets(tree) {
  return typeof tree === 'string' ? [tree] : Object.values(tree ?? {}).flatMap(targets)
}
