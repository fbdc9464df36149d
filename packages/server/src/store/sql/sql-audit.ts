import type { AuditEntry, AuditStore } from '../store.ts'
import { pageOf } from './paging.ts'
import { plain, type Database, type Row } from './tables.ts'

export function sqlAudit(db: () => Database): AuditStore {
  return {
    async add({ at, action, detail, by }) {
      const row = { at, action, detail: plain(JSON.stringify(detail)), done_by: by }
      await db().insertInto('mismatch_audit').values(row).execute()
    },

    async list({ before, limit }) {
      const rows = await db()
        .selectFrom('mismatch_audit')
        .selectAll()
        .$if(before !== undefined, (query) => query.where('seq', '<', before!))
        .orderBy('seq', 'desc')
        .limit(limit + 1)
        .execute()
      return pageOf(rows, limit, entryOf)
    },
  }
}

function entryOf({ at, action, detail, done_by }: Row<'mismatch_audit'>): AuditEntry {
  return { at, action, detail: JSON.parse(detail) as AuditEntry['detail'], by: done_by }
}
