import type { BlockOfUser } from '../../backend/backend.ts'
import { personKeys } from '../../matching/person-key.ts'
import { isActive, type Ban, type Someone } from '../../safety/ban.ts'
import { MOST_REPORTERS, type AuditEntry, type Report, type Store } from '../store.ts'
import { Kept } from './kept.ts'

type Blockable = Pick<Someone, 'user' | 'device'>
type Block = Pick<BlockOfUser, 'blocker' | 'blocked'> & { seenAt: number }

/** Keeps everything for as long as the process lives, of each kind the newest 10,000: for tests, and where nothing may be kept. */
export function createMemoryStore({ newId }: { readonly newId: () => string }): Store {
  const reports = new Kept<Report>()
  const blocks = new Kept<Block>()
  const bans = new Kept<Ban>()
  const audit = new Kept<AuditEntry>()
  let revision = 0

  const block = ({ blocker, blocked, at }: Omit<BlockOfUser, 'session'>) => {
    const known = blocks.find((one) => isSame(one.blocker, blocker) && isSame(one.blocked, blocked))
    if (known === undefined) blocks.add({ blocker, blocked, seenAt: at })
    else known.seenAt = at
  }

  return {
    async open() {},

    reports: {
      async add({ session, reporter, reported, at, sessionMs, reason, comment = null }) {
        block({ blocker: reporter, blocked: reported, at })
        const known = reports.find((one) => one.session === session && one.reporter.user === reporter.user)
        if (known !== undefined) return { reportId: known.id }
        const id = newId()
        const people = { reporter: someone(reporter), reported: someone(reported) }
        reports.add({ id, session, reason, comment, ...people, at, sessionMs })
        return { reportId: id }
      },
      get: async (id) => reports.find((one) => one.id === id) ?? null,
      list: async (page) => reports.page(page),
      async reportersOf(who, since, leastMs) {
        const found = reports.where(
          ({ reported, at, sessionMs }) => at >= since && sessionMs >= leastMs && is(reported, who),
        )
        return found.slice(0, MOST_REPORTERS).map(({ reporter }) => reporter)
      },
      count: async () => reports.size,
    },

    blocks: {
      async add(made) {
        block(made)
      },
      async barredFor(who, now, most) {
        const found = blocks.where(({ blocker, blocked }) => is(blocker, who) || is(blocked, who)).slice(0, most)
        return found.flatMap((one) => {
          one.seenAt = now
          const others = [
            ...(is(one.blocker, who) ? [one.blocked] : []),
            ...(is(one.blocked, who) ? [one.blocker] : []),
          ]
          return others.flatMap(personKeys)
        })
      },
    },

    bans: {
      async add(ban) {
        revision++
        bans.add(ban)
      },
      async remove(id) {
        revision++
        return bans.delete((ban) => ban.id === id) > 0
      },
      get: async (id) => bans.find((ban) => ban.id === id) ?? null,
      list: async (page) => bans.page(page),
      active: async (now, most) => bans.where((ban) => isActive(ban, now)).slice(0, most),
      async against({ user, device, address }, now) {
        const found = bans.where(
          (ban) =>
            isActive(ban, now) &&
            (ban.user === user ||
              (ban.device !== null && ban.device === device) ||
              (ban.address !== null && ban.address === address)),
        )
        return found.sort((a, b) => (b.until ?? Infinity) - (a.until ?? Infinity))[0] ?? null
      },
      revision: async () => String(revision),
    },

    audit: {
      async add(entry) {
        audit.add(entry)
      },
      list: async (page) => audit.page(page),
    },

    async forget(who) {
      revision++
      return {
        reports: reports.delete(({ reporter, reported }) => is(reporter, who) || is(reported, who)),
        blocks: blocks.delete(({ blocker, blocked }) => is(blocker, who) || is(blocked, who)),
        bans: bans.delete((ban) => is(ban, who)),
      }
    },

    async sweep(before) {
      revision++
      reports.delete(({ at }) => at < before)
      audit.delete(({ at }) => at < before)
      bans.delete(({ until }) => until !== null && until < before)
      blocks.delete(({ seenAt }) => seenAt < before)
    },

    async close() {},
  }
}

function someone({ user, device, address }: Blockable & { readonly address?: string | undefined }): Someone {
  return { user, device, address: address ?? null }
}

function isSame(a: Blockable, b: Blockable): boolean {
  return a.user === b.user && a.device === b.device
}

type Named = Pick<Someone<string | null>, 'user' | 'device'>

/** Whether one is the other, by user or by device. */
function is(one: Named, who: Named): boolean {
  return (who.user !== null && one.user === who.user) || (who.device !== null && one.device === who.device)
}
