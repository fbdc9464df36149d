import type { ReportOfUser } from '../backend/backend.ts'
import type { Clock } from '../clock.ts'
import { loggedError, type Log } from '../observability/log.ts'
import type { Door } from '../safety/door.ts'
import { countIndependent } from '../safety/independent-reporters.ts'
import type { Store } from '../store/store.ts'

/** Who has seen a stranger for less than this can hardly say what they did, in ms. */
const LEAST_SESSION_MS = 5_000

export interface AutoBanParts {
  readonly store: Store
  readonly door: Door
  readonly clock: Clock
  readonly log: Log
  readonly newId: () => string
  readonly settings: {
    /** How many must report somebody; 0 = never. */
    readonly reportBanCount: number
    readonly reportBanWindowMs: number
    readonly reportBanMs: number
  }
}

/**
 * Bans by user and device for a while whom several people have reported who have nothing to do with each other, as far as can be
 * seen: other devices, other addresses. Not by address, behind which others may live.
 *
 * @returns to be called with each report that has been written; resolves when it has been looked at, and never rejects
 */
export function createAutoBan(parts: AutoBanParts): (report: ReportOfUser) => Promise<void> {
  const { store, door, clock, log, newId, settings } = parts
  const { reportBanCount: count, reportBanWindowMs: windowMs, reportBanMs: banMs } = settings

  const judge = async ({ session, sessionMs, reported: { user, device } }: ReportOfUser): Promise<void> => {
    if (count === 0 || sessionMs < LEAST_SESSION_MS) return
    const at = clock.now()
    const who = { user, device }
    const reporters = await store.reports.reportersOf(who, at - windowMs, LEAST_SESSION_MS)
    if (countIndependent(reporters) < count) return
    if ((await store.bans.against({ ...who, address: null }, at)) !== null) return
    const ban = { id: newId(), ...who, address: null, reason: 'reports', at, until: at + banMs, by: 'reports' }
    await store.bans.add(ban)
    log('info', 'banned by reports', { session })
    door.add(ban)
  }

  // One after the other: two reports at once would make two bans.
  let turn = Promise.resolve()
  return (report) =>
    (turn = turn
      .then(() => judge(report))
      .catch((thrown: unknown) => {
        log('error', 'ban failed', { error: loggedError(thrown) })
      }))
}
