import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export interface BuiltFile {
  readonly body: string
  readonly etag: string
}

/** One file of the element; null if it has not been built. */
export type WidgetFile = () => Promise<BuiltFile | null>

/** Everything that is served of `@mismatch/widget`, by name: the script behind the tag, the whole in one, and what the first fetches. */
const names = ['mismatch-chat.js', 'mismatch-chat.all.js', 'mismatch-chat.dialogs.js', 'mismatch-chat.de.js'] as const
export type WidgetFiles = Readonly<Record<(typeof names)[number], WidgetFile>>

/** Where `@mismatch/widget` has its files for the tag; null if the package is not there. */
export function widgetFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('@mismatch/widget/mismatch-chat.js'))
  } catch {
    return null
  }
}

export function createWidgetFiles(folder: string | null): WidgetFiles {
  const entries = names.map((name) => [name, createWidgetFile(folder === null ? null : join(folder, name))] as const)
  return Object.fromEntries(entries) as Record<(typeof names)[number], WidgetFile>
}

/** Reads a file when it is first asked for, and again when it has changed (a new build while the server runs). */
function createWidgetFile(path: string | null): WidgetFile {
  let kept: (BuiltFile & { readonly mtimeMs: number }) | null = null
  return async () => {
    if (path === null) return null
    try {
      const { mtimeMs } = await stat(path)
      if (kept?.mtimeMs === mtimeMs) return kept
      const body = await readFile(path, 'utf8')
      kept = { body, mtimeMs, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
      return kept
    } catch {
      return null
    }
  }
}
