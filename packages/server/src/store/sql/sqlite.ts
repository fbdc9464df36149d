import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import { createClient, type Client } from '@libsql/client/sqlite3'
import { Kysely } from 'kysely'
import { sqliteDialect } from './sqlite-dialect.ts'
import { SqlStore } from './sql-store.ts'
import type { Tables } from './tables.ts'

/** How long a query waits for another process that writes to the same file, in ms; nothing else goes on here meanwhile. */
const BUSY_MS = 5_000

/** A store in a file of SQLite. @param path of the file; its folder and itself are made if they are not there */
export function createSqliteStore(path: string, newId: () => string): SqlStore {
  return new SqlStore({
    kind: 'sqlite',
    newId,
    connect: () => new Kysely<Tables>({ dialect: sqliteDialect({ path, open: () => openFile(path) }) }),
  })
}

async function openFile(path: string): Promise<Client> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  // For the server alone; the files beside it get the same mode from SQLite.
  closeSync(openSync(path, 'a', 0o600))
  const client = createClient({ url: urlOf(path), timeout: BUSY_MS, concurrency: 1 })
  try {
    await client.execute('pragma journal_mode = wal')
    // Rule S1: what was confirmed is on the disk, also if the power goes.
    await client.execute('pragma synchronous = full')
    // What is forgotten is overwritten.
    await client.execute('pragma secure_delete = on')
  } catch (thrown) {
    client.close()
    throw thrown
  }
  return client
}

/** Every character that means something in a URL may stand in a path. */
function urlOf(path: string): string {
  return `file:${path.split('/').map(encodeURIComponent).join('/')}`
}
