import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { SqlStore } from './sql-store.ts'
import type { Tables } from './tables.ts'

const CONNECTIONS = 10

export interface Patience {
  /** How long a query waits for a connection, in ms. */
  readonly connectionTimeoutMillis: number
  /** How long for its answer, in ms: the one who reported waits for it. */
  readonly query_timeout: number
  /** After so many seconds a connection is replaced: one that the network has swallowed looks like any other. */
  readonly maxLifetimeSeconds: number
}

const PATIENCE: Patience = { connectionTimeoutMillis: 5_000, query_timeout: 15_000, maxLifetimeSeconds: 60 }
/** Postgres' number for bigint, which pg hands out as text; ours are times and counts. */
const INT8 = 20

/** A store in Postgres. @param url `postgres://user:password@host/database` */
export function createPostgresStore(url: string, newId: () => string, patience = PATIENCE): SqlStore {
  return new SqlStore({
    kind: 'postgres',
    newId,
    connect: () => new Kysely<Tables>({ dialect: new PostgresDialect({ pool: poolOf(url, patience) }) }),
  })
}

function poolOf(url: string, patience: Patience): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    application_name: 'mismatch',
    ...patience,
    types: { getTypeParser: typeParser },
  })
  // One that lies idle and is cut is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  return pool
}

const typeParser: typeof pg.types.getTypeParser = (type: number, format?: 'text' | 'binary'): unknown =>
  type === INT8 ? Number : (pg.types.getTypeParser(type, format) as unknown)
