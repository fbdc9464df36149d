import type { ReportReason } from '@mismatch/protocol'
import { MOST_REPORTERS, type Report, type ReportStore } from '../store.ts'
import { insertBlock } from './sql-blocks.ts'
import { pageOf } from './paging.ts'
import { plain, plainOrNull, type Database, type Row } from './tables.ts'

export function sqlReports(db: () => Database, newId: () => string): ReportStore {
  return {
    async add({ session, reporter, reported, at, sessionMs, reason, comment }) {
      return db()
        .transaction()
        .execute(async (transaction) => {
          const id = newId()
          const { numInsertedOrUpdatedRows: added } = await transaction
            .insertInto('mismatch_reports')
            .values({
              id,
              session,
              reason,
              comment: plainOrNull(comment),
              reporter_user: plain(reporter.user),
              reporter_device: reporter.device,
              reporter_address: reporter.address ?? null,
              reported_user: plain(reported.user),
              reported_device: reported.device,
              reported_address: reported.address ?? null,
              at,
              session_ms: sessionMs,
            })
            .onConflict((conflict) => conflict.columns(['session', 'reporter_user']).doNothing())
            .executeTakeFirstOrThrow()
          await insertBlock(transaction, { blocker: reporter, blocked: reported, at })
          if (added === 1n) return { reportId: id }
          const first = await transaction
            .selectFrom('mismatch_reports')
            .select('id')
            .where('session', '=', session)
            .where('reporter_user', '=', plain(reporter.user))
            .executeTakeFirstOrThrow()
          return { reportId: first.id }
        })
    },

    async get(id) {
      const row = await db().selectFrom('mismatch_reports').selectAll().where('id', '=', plain(id)).executeTakeFirst()
      return row === undefined ? null : reportOf(row)
    },

    async list({ before, limit }) {
      const rows = await db()
        .selectFrom('mismatch_reports')
        .selectAll()
        .$if(before !== undefined, (query) => query.where('seq', '<', before!))
        .orderBy('seq', 'desc')
        .limit(limit + 1)
        .execute()
      return pageOf(rows, limit, reportOf)
    },

    async reportersOf({ user, device }, since, leastMs) {
      const rows = await db()
        .selectFrom('mismatch_reports')
        .selectAll()
        .where((where) =>
          where.or([
            where('reported_user', '=', plain(user)),
            ...(device === null ? [] : [where('reported_device', '=', device)]),
          ]),
        )
        .where('at', '>=', since)
        .where('session_ms', '>=', leastMs)
        .orderBy('seq', 'desc')
        .limit(MOST_REPORTERS)
        .execute()
      return rows.map((row) => reportOf(row).reporter)
    },

    async count() {
      const { count } = await db()
        .selectFrom('mismatch_reports')
        .select((select) => select.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      return Number(count)
    },
  }
}

function reportOf(row: Row<'mismatch_reports'>): Report {
  return {
    id: row.id,
    session: row.session,
    reason: row.reason as ReportReason,
    comment: row.comment,
    reporter: { user: row.reporter_user, device: row.reporter_device, address: row.reporter_address },
    reported: { user: row.reported_user, device: row.reported_device, address: row.reported_address },
    at: row.at,
    sessionMs: row.session_ms,
  }
}
