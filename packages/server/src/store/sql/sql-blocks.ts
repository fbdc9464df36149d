import type { ExpressionBuilder } from 'kysely'
import type { BlockOfUser } from '../../backend/backend.ts'
import { deviceKey, userKey } from '../../matching/person-key.ts'
import type { Someone } from '../../safety/ban.ts'
import type { BlockStore } from '../store.ts'
import { plain, type Database, type Row, type Tables } from './tables.ts'

type Blockable = Pick<Someone, 'user' | 'device'>

/** How old the note may be that somebody was here, before it is written anew, in ms: who comes ten times a day costs one write. */
const SEEN_MS = 86_400_000

export function sqlBlocks(db: () => Database): BlockStore {
  return {
    add: (block) => insertBlock(db(), block),

    async barredFor(who, now, most) {
      const rows = await db()
        .selectFrom('mismatch_blocks')
        .selectAll()
        .where((where) => concerns(where, who))
        .orderBy('seq', 'desc')
        .limit(most)
        .execute()
      if (rows.some(({ seen_at }) => seen_at < now - SEEN_MS)) {
        await db()
          .updateTable('mismatch_blocks')
          .set({ seen_at: now })
          .where((where) => concerns(where, who))
          .where('seen_at', '<', now - SEEN_MS)
          .execute()
      }
      return rows.flatMap((row) => othersOf(row, who))
    },
  }
}

export async function insertBlock(db: Database, { blocker, blocked, at }: Omit<BlockOfUser, 'session'>): Promise<void> {
  await db
    .insertInto('mismatch_blocks')
    .values({
      blocker_user: plain(blocker.user),
      blocker_device: blocker.device ?? '',
      blocked_user: plain(blocked.user),
      blocked_device: blocked.device ?? '',
      at,
      seen_at: at,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['blocker_user', 'blocked_user', 'blocker_device', 'blocked_device'])
        .doUpdateSet({ seen_at: at }),
    )
    .execute()
}

/** Whether somebody is one of the two. */
export function concerns(
  where: ExpressionBuilder<Tables, 'mismatch_blocks'>,
  { user, device }: Pick<Someone<string | null>, 'user' | 'device'>,
) {
  return where.or([
    ...(user === null ? [] : [where('blocker_user', '=', plain(user)), where('blocked_user', '=', plain(user))]),
    ...(device === null ? [] : [where('blocker_device', '=', device), where('blocked_device', '=', device)]),
  ])
}

/** Both, if somebody has blocked themselves from another tab. */
function othersOf(row: Row<'mismatch_blocks'>, { user, device }: Blockable) {
  const blocker = { user: row.blocker_user, device: row.blocker_device }
  const blocked = { user: row.blocked_user, device: row.blocked_device }
  const isSelf = (one: { user: string; device: string }) => one.user === plain(user) || one.device === device
  return [...(isSelf(blocker) ? [blocked] : []), ...(isSelf(blocked) ? [blocker] : [])].flatMap((other) => [
    userKey(other.user),
    ...(other.device === '' ? [] : [deviceKey(other.device)]),
  ])
}
