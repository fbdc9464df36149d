import { MIME_UNITS, NAME_UNITS } from './bounds.ts'

// What a stranger calls a file, and what they say is in it, before a page shows or uses it.

/** Control characters, and those that turn the writing round: `photo\u202Egpj.exe` would show as `photoexe.jpg`. */
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu

/** Names that begin with a dot are hidden, and one that ends with it loses it on some systems. */
const EDGES = /^[\s.]+|[\s.]+$/g

/** A name without folders and without what does not show; `file` if nothing is left. */
export function cleanName(name: string): string {
  const last = name.replace(UNSEEN, '').split(/[/\\]/).at(-1) ?? ''
  const shown = last.replace(EDGES, '')
  if (shown.length <= NAME_UNITS) return shown === '' ? 'file' : shown
  const ending = /\.\w{1,16}$/.exec(shown)?.[0] ?? ''
  // Not in the middle of a character.
  const cut = shown.slice(0, NAME_UNITS - ending.length).replace(/[\uD800-\uDBFF]$/, '')
  return `${cut}${ending}`.replace(EDGES, '')
}

const UNKNOWN = 'application/octet-stream'

export function cleanMime(mime: string): string {
  const [kind = ''] = mime.toLowerCase().split(';')
  return /^[a-z0-9]+\/[a-z0-9.+-]+$/.test(kind) && kind.length <= MIME_UNITS ? kind : UNKNOWN
}

/** The type of a blob that a page may show in place: never one whose scripts would run as the page's own. */
export function safeType(mime: string): string {
  return /^(image\/(png|jpeg|gif|webp|avif|bmp)|(audio|video)\/[\w.+-]+|text\/plain)$/.test(mime) ? mime : UNKNOWN
}
