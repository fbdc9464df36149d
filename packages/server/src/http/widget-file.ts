import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'

export interface BuiltFile {
  readonly body: string
  readonly etag: string
}

/** The script behind the tag; null if it has not been built. */
export type WidgetFile = () => Promise<BuiltFile | null>

/** Where `@mismatch/widget` has its file for the tag; null if the package is not there. */
export function widgetPath(): string | null {
  try {
    return createRequire(import.meta.url).resolve('@mismatch/widget/mismatch-chat.js')
  } catch {
    return null
  }
}

/** Reads a file when it is first asked for, and again when it has changed (a new build while the server runs). */
export function createWidgetFile(path: string | null): WidgetFile {
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
