import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { createCompressed, type Encoding } from './encoding.ts'

export interface BuiltFile {
  readonly body: string
  /** What its ETags begin with. */
  readonly hash: string
  readonly compressed: (encoding: Encoding) => Promise<Buffer>
}

/** A file of `@mismatch/widget` by its name: the script behind the tag, the whole in one, and the chunks they fetch; null if there is none. */
export type WidgetFiles = (name: string) => Promise<BuiltFile | null>

/** A chunk's name carries a hash of what is in it. */
const CHUNK = '\\.[a-z-]{1,32}\\.[a-z0-9]{8}'
/** What is served of the folder. Source maps and what bundlers read stay inside. */
export const WIDGET_FILE = `mismatch-chat(?:\\.all|${CHUNK})?\\.js`

const chunkName = new RegExp(`^mismatch-chat${CHUNK}\\.js$`)
/** Whether the file of this name is the same for ever, in every build that has it. */
export const isChunk = (name: string) => chunkName.test(name)

/** Where `@mismatch/widget` has its files for the tag; null if the package is not there. */
export function widgetFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('@mismatch/widget/mismatch-chat.js'))
  } catch {
    return null
  }
}

/** Reads a file when it is first asked for, and again when it has changed (a new build while the server runs). */
export function createWidgetFiles(folder: string | null): WidgetFiles {
  // Only of files that are there, so that made-up names fill no memory.
  const kept = new Map<string, { readonly file: BuiltFile; readonly mtimeMs: number }>()
  return async (name) => {
    if (folder === null) return null
    const path = join(folder, name)
    try {
      const { mtimeMs } = await stat(path)
      const known = kept.get(name)
      if (known?.mtimeMs === mtimeMs) return known.file
      const body = await readFile(path, 'utf8')
      const hash = createHash('sha256').update(body).digest('base64url').slice(0, 22)
      const file = { body, hash, compressed: createCompressed(body) }
      kept.set(name, { file, mtimeMs })
      return file
    } catch {
      return null
    }
  }
}
