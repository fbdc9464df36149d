import { join, resolve } from 'node:path'
import { createMemoryStore } from './memory/memory-store.ts'
import { createPostgresStore } from './sql/postgres.ts'
import { createSqliteStore } from './sql/sqlite.ts'
import type { Store } from './store.ts'

export interface StoreSettings {
  /** `postgres://…`, `file:…`, `memory:`; '' = a file in `dataDir`. */
  readonly databaseUrl: string
  readonly dataDir: string
}

const FILE = 'mismatch.db'

/** The store that the settings name. Nothing is opened yet. */
export function storeOf(settings: StoreSettings, newId: () => string): Store {
  const { databaseUrl } = settings
  if (databaseUrl === 'memory:') return createMemoryStore({ newId })
  const path = fileOf(settings)
  return path === null ? createPostgresStore(databaseUrl, newId) : createSqliteStore(path, newId)
}

/** The file that the store is in; null if it is in none. */
export function fileOf({ databaseUrl, dataDir }: StoreSettings): string | null {
  if (databaseUrl === '') return resolve(join(dataDir, FILE))
  return databaseUrl.startsWith('file:') ? resolve(databaseUrl.slice('file:'.length).replace(/^\/\/(?=\/)/, '')) : null
}

/** Where the store is, for people: without the password, the user's name and whatever else a URL may say. */
export function placeOf(settings: StoreSettings): string {
  const path = fileOf(settings)
  if (path !== null) return path
  if (settings.databaseUrl === 'memory:') return 'memory'
  const { host, pathname } = new URL(settings.databaseUrl)
  return `postgres://${host}${pathname}`
}
