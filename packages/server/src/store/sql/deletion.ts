import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely'
import type { Someone } from '../../safety/ban.ts'
import type { Forgotten } from '../store.ts'
import { concerns } from './sql-blocks.ts'
import { plain, type Database, type Tables } from './tables.ts'

type Table = keyof Tables
type Condition<Name extends Table> = (
  where: ExpressionBuilder<Tables, Name>,
) => ExpressionWrapper<Tables, Name, SqlBool>

/** Rows that go in one statement: SQLite runs in this process, and frames wait meanwhile. */
const CHUNK = 1_000

/** Deletes what is older than `before`. */
export async function sweepTables(db: Database, before: number): Promise<void> {
  await deleteWhere(db, 'mismatch_reports', (where) => where('at', '<', before))
  await deleteWhere(db, 'mismatch_audit', (where) => where('at', '<', before))
  await deleteWhere(db, 'mismatch_bans', (where) => where('until', '<', before))
  await deleteWhere(db, 'mismatch_blocks', (where) => where('seen_at', '<', before))
}

/** Deletes whatever there is of a user or a device, from either side. */
export async function forgetIn(
  db: Database,
  { user, device }: Pick<Someone<string | null>, 'user' | 'device'>,
): Promise<Forgotten> {
  const reports = await deleteWhere(db, 'mismatch_reports', (where) =>
    where.or([
      ...(user === null ? [] : [where('reporter_user', '=', plain(user)), where('reported_user', '=', plain(user))]),
      ...(device === null ? [] : [where('reporter_device', '=', device), where('reported_device', '=', device)]),
    ]),
  )
  const blocks = await deleteWhere(db, 'mismatch_blocks', (where) => concerns(where, { user, device }))
  const bans = await deleteWhere(db, 'mismatch_bans', (where) =>
    where.or([
      ...(user === null ? [] : [where('user_id', '=', plain(user))]),
      ...(device === null ? [] : [where('device', '=', device)]),
    ]),
  )
  return { reports, blocks, bans }
}

async function deleteWhere<Name extends Table>(db: Database, name: Name, which: Condition<Name>): Promise<number> {
  let deleted = 0
  for (;;) {
    // The builder cannot follow a table that is a parameter.
    const rows: readonly { seq: number }[] = await db
      .selectFrom(name as 'mismatch_audit')
      .select('seq')
      .where(which as unknown as Condition<'mismatch_audit'>)
      .limit(CHUNK)
      .execute()
    if (rows.length === 0) return deleted
    await db
      .deleteFrom(name as 'mismatch_audit')
      .where(
        'seq',
        'in',
        rows.map(({ seq }) => seq),
      )
      .execute()
    deleted += rows.length
    if (rows.length < CHUNK) return deleted
  }
}
