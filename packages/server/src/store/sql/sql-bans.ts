import { setImmediate } from 'node:timers/promises'
import type { ExpressionBuilder } from 'kysely'
import type { Ban, Someone } from '../../safety/ban.ts'
import type { BanStore } from '../store.ts'
import { pageOf } from './paging.ts'
import { plain, plainOrNull, type Database, type Row, type Tables } from './tables.ts'

/** Rows that are read in one go: SQLite runs in this process, and frames wait meanwhile. */
const CHUNK = 500

type Where = ExpressionBuilder<Tables, 'mismatch_bans'>

export function sqlBans(db: () => Database): BanStore {
  const all = () => db().selectFrom('mismatch_bans').selectAll()
  return {
    async add({ id, user, device, address, reason, at, until, by }) {
      const row = { id, user_id: plainOrNull(user), device, address, reason: plain(reason), at, until, made_by: by }
      await db().insertInto('mismatch_bans').values(row).execute()
    },

    async remove(id) {
      const { numDeletedRows } = await db()
        .deleteFrom('mismatch_bans')
        .where('id', '=', plain(id))
        .executeTakeFirstOrThrow()
      return numDeletedRows > 0n
    },

    async get(id) {
      const row = await all().where('id', '=', plain(id)).executeTakeFirst()
      return row === undefined ? null : banOf(row)
    },

    async list({ before, limit }) {
      const rows = await all()
        .$if(before !== undefined, (query) => query.where('seq', '<', before!))
        .orderBy('seq', 'desc')
        .limit(limit + 1)
        .execute()
      return pageOf(rows, limit, banOf)
    },

    async active(now, most) {
      const found: Row<'mismatch_bans'>[] = []
      for (;;) {
        const limit = Math.min(CHUNK, most - found.length)
        const before = found.at(-1)?.seq
        const rows = await all()
          .where((where) => inForce(where, now))
          .$if(before !== undefined, (query) => query.where('seq', '<', before!))
          .orderBy('seq', 'desc')
          .limit(limit)
          .execute()
        found.push(...rows)
        if (rows.length < CHUNK || found.length === most) return found.map(banOf)
        await setImmediate()
      }
    },

    async against({ user, device, address }: Someone, now) {
      const rows = await all()
        .where((where) => inForce(where, now))
        .where((where) =>
          where.or([
            where('user_id', '=', plain(user)),
            ...(device === null ? [] : [where('device', '=', device)]),
            ...(address === null ? [] : [where('address', '=', address)]),
          ]),
        )
        // Null, for good, before any end; the databases do not agree on where to sort it.
        .orderBy((order) => order.case().when('until', 'is', null).then(0).else(1).end())
        .orderBy('until', 'desc')
        .limit(1)
        .execute()
      return rows.map(banOf)[0] ?? null
    },

    async revision() {
      const { count, last } = await db()
        .selectFrom('mismatch_bans')
        .select((select) => [select.fn.countAll<number>().as('count'), select.fn.max('seq').as('last')])
        .executeTakeFirstOrThrow()
      return `${String(count)} ${String(last)}`
    },
  }
}

function inForce(where: Where, now: number) {
  return where.or([where('until', 'is', null), where('until', '>', now)])
}

function banOf({ id, user_id, device, address, reason, at, until, made_by }: Row<'mismatch_bans'>): Ban {
  return { id, user: user_id, device, address, reason, at, until, by: made_by }
}
