import { Migrator, type CreateTableBuilder, type Kysely, type Migration } from 'kysely'
import type { Database } from './tables.ts'

export type Kind = 'sqlite' | 'postgres'

/**
 * Brings the tables to what this version needs. Several servers may do so at once: on Postgres under its advisory lock, on SQLite
 * in a transaction that only one can have.
 *
 * @throws what the database says; then nothing has changed
 */
export async function migrate(db: Database, kind: Kind): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrationsFor(kind)) },
    // In a database that others use too.
    migrationTableName: 'mismatch_migration',
    migrationLockTableName: 'mismatch_migration_lock',
  })
  const { error } = await migrator.migrateToLatest()
  if (error instanceof Error) throw error
  if (error !== undefined) throw new Error('the tables could not be brought to this version', { cause: error })
}

/** By name, in order; one that has been released is never changed, what is needed next is added below. */
function migrationsFor(kind: Kind): Record<string, Migration> {
  return { '001_reports_blocks_bans': { up: (db) => first(db, kind) } }
}

async function first(db: Kysely<unknown>, kind: Kind): Promise<void> {
  await table(db, 'mismatch_reports', kind)
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('session', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('comment', 'text')
    .addColumn('reporter_user', 'text', (column) => column.notNull())
    .addColumn('reporter_device', 'text')
    .addColumn('reporter_address', 'text')
    .addColumn('reported_user', 'text', (column) => column.notNull())
    .addColumn('reported_device', 'text')
    .addColumn('reported_address', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('session_ms', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('mismatch_reports_once', ['session', 'reporter_user'])
    .execute()
  for (const column of ['reporter_user', 'reporter_device', 'reported_user', 'reported_device', 'at']) {
    await index(db, 'mismatch_reports', column)
  }

  await table(db, 'mismatch_blocks', kind)
    .addColumn('blocker_user', 'text', (column) => column.notNull())
    .addColumn('blocker_device', 'text', (column) => column.notNull())
    .addColumn('blocked_user', 'text', (column) => column.notNull())
    .addColumn('blocked_device', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    // Its index serves the first column as well.
    .addUniqueConstraint('mismatch_blocks_once', ['blocker_user', 'blocked_user', 'blocker_device', 'blocked_device'])
    .execute()
  for (const column of ['blocker_device', 'blocked_user', 'blocked_device', 'seen_at']) {
    await index(db, 'mismatch_blocks', column)
  }

  await table(db, 'mismatch_bans', kind)
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('user_id', 'text')
    .addColumn('device', 'text')
    .addColumn('address', 'text')
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('until', 'bigint')
    .addColumn('made_by', 'text', (column) => column.notNull())
    .execute()
  for (const column of ['user_id', 'device', 'address', 'until']) await index(db, 'mismatch_bans', column)

  await table(db, 'mismatch_audit', kind)
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('done_by', 'text', (column) => column.notNull())
    .execute()
  await index(db, 'mismatch_audit', 'at')
}

/** With the number that orders its rows; on SQLite too one that was given is never given again. */
function table(db: Kysely<unknown>, name: string, kind: Kind): CreateTableBuilder<string, 'seq'> {
  const type = kind === 'postgres' ? 'bigserial' : 'integer'
  return db.schema
    .createTable(name)
    .addColumn('seq', type, (column) => (kind === 'sqlite' ? column.primaryKey().autoIncrement() : column.primaryKey()))
}

async function index(db: Kysely<unknown>, name: string, column: string): Promise<void> {
  await db.schema.createIndex(`${name}_${column}`).on(name).column(column).execute()
}
