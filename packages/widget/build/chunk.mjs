// A chunk is a file that the script for the tag fetches from beside it: a module whose default export takes what it shares with the
// script as `kit`, and gives what a module would export. Its name carries a hash of what is in it, so that no script ever meets the
// chunk of another build, and a chunk once fetched is good for ever.
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'
import { exportsAsReturn } from './exports-as-return.mjs'
import { shrunk } from './shrink.mjs'

/** How the function ends that a chunk is. */
const END = '}'

/** Builds a chunk from `entry`, writes it to `outdir` with its source map and licenses, and gives its file name. */
export async function writeChunk({ name, entry, outdir, plugins }) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    outfile: join(outdir, 'chunk.js'),
    write: false,
    bundle: true,
    minify: true,
    sourcemap: 'external',
    target: 'es2022',
    platform: 'browser',
    format: 'esm',
    banner: { js: 'export default (kit) => {' },
    footer: { js: END },
    legalComments: 'external',
    plugins,
  })
  const textOf = (ending) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? ''
  const { code, map } = await shrunk(exportsAsReturn(textOf('.js'), END), textOf('.map'), true)
  const file = `mismatch-chat.${name}.${hashOf(code)}.js`
  const licenses = textOf('.LEGAL.txt')
  const notes = licenses === '' ? '' : `/*! For license information please see ${file}.LEGAL.txt */\n`
  // The first to write there, where nothing was ever built.
  await mkdir(outdir, { recursive: true })
  if (licenses !== '') await writeFile(join(outdir, `${file}.LEGAL.txt`), licenses)
  await writeFile(join(outdir, `${file}.map`), JSON.stringify({ ...map, file }))
  await writeFile(join(outdir, file), `${code}\n${notes}//# sourceMappingURL=${file}.map\n`)
  return file
}

/** 41 bits, in what file names and addresses take everywhere. */
function hashOf(code) {
  const number = createHash('sha256').update(code).digest().readBigUInt64BE()
  return number.toString(36).padStart(8, '0').slice(-8)
}
