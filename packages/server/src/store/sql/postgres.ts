import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { SqlStore } from './sql-store.ts'
import type { Tables } from './tables.ts'

const CONNECTIONS = 10
/** How long a query waits for a connection, and how long for its answer, in ms: the one who reported waits for it. */
const PATIENCE = { connectionTimeoutMillis: 5_000, query_timeout: 15_000 }
/** Postgres' number for bigint, which pg hands out as text; ours are times and counts. */
const INT8 = 20

/** A store in Postgres. @param url `postgres://user:password@host/database` */
export function createPostgresStore(url: string, newId: () => string): SqlStore {
  return new SqlStore({
    kind: 'postgres',
    newId,
    connect: () => new Kysely<Tables>({ dialect: new PostgresDialect({ pool: poolOf(url) }) }),
  })
}

function poolOf(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    application_name: 'mismatch',
    ...PATIENCE,
    types: { getTypeParser: typeParser },
  })
  // One that lies idle and is cut is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  return pool
}

const typeParser: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary'): unknown =>
  type === INT8 ? Number : (pg.types.getTypeParser(type, format) as unknown)
