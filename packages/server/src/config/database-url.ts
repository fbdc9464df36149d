import type { Kind } from './kinds.ts'

const FAULT =
  'expected postgres://user:password@host/database, file:/folder/mismatch.db, or memory: (nothing outlives the server)'

/** Where the store is. It may hold a password, so faults keep quiet about it. */
export const databaseUrl: Kind<string> = {
  word: 'URL',
  isSecret: true,
  shown: () => 'mismatch.db in data-dir',
  read: (raw) => (typeof raw === 'string' && isDatabase(raw) ? { value: raw } : { fault: FAULT }),
}

function isDatabase(raw: string): boolean {
  if (raw === '' || raw === 'memory:') return true
  // A name with nothing after it would be a folder.
  if (raw.startsWith('file:')) return /^file:(?!\/\/[^/])[^\0]*[^/\0]$/.test(raw)
  return URL.canParse(raw) && /^postgres(ql)?:$/.test(new URL(raw).protocol) && new URL(raw).host !== ''
}
