import { describe, expect, it } from 'vitest'
import type { ReportOfUser } from '../backend/backend.ts'
import type { Ban } from '../safety/ban.ts'
import type { Page, PageOf, Store } from './store.ts'

const DAY_MS = 86_400_000
const NOW = 1_800_000_000_000

const person = (user: string, device: string | null = null) => ({ user, device, address: `address of ${user}` })

const reportOf = (part: Partial<ReportOfUser> = {}): ReportOfUser => ({
  session: 'one',
  reason: 'spam',
  reporter: person('ann', 'phone'),
  reported: person('bob', 'tablet'),
  at: NOW,
  sessionMs: 60_000,
  ...part,
})

const banOf = (id: string, part: Partial<Ban> = {}): Ban => ({
  id,
  user: null,
  device: null,
  address: null,
  reason: 'rude',
  at: NOW,
  until: null,
  by: 'a test',
  ...part,
})

const blockOf = (blocker: string, blocked: string, at = NOW) => ({
  session: 'one',
  blocker: { user: blocker, device: `device of ${blocker}` },
  blocked: { user: blocked, device: `device of ${blocked}` },
  at,
})
const nobody = { user: 'nobody', device: null }

/** All rows, page by page. */
async function all<Row>(list: (page: PageOf) => Promise<Page<Row>>, limit: number): Promise<Row[][]> {
  const pages: Row[][] = []
  let before: number | undefined
  do {
    const page: Page<Row> = await list({ limit, before })
    pages.push([...page.rows])
    before = page.next ?? undefined
  } while (before !== undefined)
  return pages
}

/**
 * What every store must do.
 *
 * @param make an empty store that is open; whoever makes it closes it
 */
export function describeStore(name: string, make: () => Promise<Store>): void {
  describe(name, () => {
    it('[S1] a report is kept whole, and found by its id', async () => {
      const { reports } = await make()
      const { reportId } = await reports.add(reportOf({ comment: 'He said "no";\n-- 🙈' }))
      expect(await reports.get(reportId)).toEqual({
        id: reportId,
        session: 'one',
        reason: 'spam',
        comment: 'He said "no";\n-- 🙈',
        reporter: person('ann', 'phone'),
        reported: person('bob', 'tablet'),
        at: NOW,
        sessionMs: 60_000,
      })
      expect(await reports.get('another')).toBe(null)
    })

    it('[S1] what is not known of people is null; a character that no database takes does no harm', async () => {
      const { reports } = await make()
      const bare = { reporter: { user: 'ann', device: null }, reported: { user: 'b\0b', device: null } }
      const { reportId } = await reports.add(reportOf({ ...bare, comment: 'nul \0' }))
      const report = await reports.get(reportId)
      expect(report?.reporter).toEqual({ user: 'ann', device: null, address: null })
      expect(report?.comment).toMatch(/^nul .$/)
      expect(await reports.reportersOf({ user: 'b\0b', device: null }, 0, 0)).toHaveLength(1)
    })

    it('[S1] a second report of the session by the same user gets the first id', async () => {
      const { reports } = await make()
      const { reportId } = await reports.add(reportOf())
      expect(await reports.add(reportOf({ reason: 'hate' }))).toEqual({ reportId })
      const others = [reportOf({ reporter: person('cat') }), reportOf({ session: 'two' })]
      for (const other of others) expect((await reports.add(other)).reportId).not.toBe(reportId)
      expect(await reports.count()).toBe(3)
    })

    it('[S1] reports that come at once are all kept', async () => {
      const { reports } = await make()
      const sessions = Array.from({ length: 50 }, (_, index) => `session ${String(index)}`)
      const added = await Promise.all(sessions.map((session) => reports.add(reportOf({ session }))))
      expect(new Set(added.map(({ reportId }) => reportId)).size).toBe(50)
      const twice = await Promise.all(sessions.map((session) => reports.add(reportOf({ session }))))
      expect(twice).toEqual(added)
      expect(await reports.count()).toBe(50)
    })

    it('[HTTP] reports, bans and the audit log are read newest first, in pages that neither repeat nor miss', async () => {
      const { reports, bans, audit } = await make()
      for (const id of ['1', '2', '3', '4', '5']) {
        await reports.add(reportOf({ session: id }))
        await bans.add(banOf(id, { user: id }))
        await audit.add({ at: NOW, action: 'ban', detail: { ban: id, minutes: null }, by: 'admin' })
      }
      const pages = [['5', '4'], ['3', '2'], ['1']]
      const read = await all((page) => reports.list(page), 2)
      expect(read.map((page) => page.map(({ session }) => session))).toEqual(pages)
      expect((await all((page) => bans.list(page), 2)).map((page) => page.map(({ id }) => id))).toEqual(pages)
      const entries = await all((page) => audit.list(page), 2)
      expect(entries.map((page) => page.map(({ detail }) => detail['ban']))).toEqual(pages)
      expect(entries[0]?.[0]).toEqual({ at: NOW, action: 'ban', detail: { ban: '5', minutes: null }, by: 'admin' })
      expect((await reports.list({ limit: 5 })).next).toBe(null)
    })

    it('[S1] who reported somebody is found by user or device, of long enough sessions and lately', async () => {
      const { reports } = await make()
      const by = (user: string) => ({ session: user, reporter: person(user, `device of ${user}`) })
      await reports.add(reportOf(by('ann')))
      await reports.add(reportOf({ ...by('cat'), reported: person('bob again', 'tablet') }))
      await reports.add(reportOf({ ...by('dan'), reported: person('bob') }))
      await reports.add(reportOf({ ...by('eve'), sessionMs: 4_999 }))
      await reports.add(reportOf({ ...by('fay'), at: NOW - 1 }))
      await reports.add(reportOf({ ...by('gus'), reported: person('somebody else') }))
      const found = await reports.reportersOf({ user: 'bob', device: 'tablet' }, NOW, 5_000)
      expect(found.map(({ user }) => user).sort()).toEqual(['ann', 'cat', 'dan'])
      expect(found[0]).toEqual(person('dan', 'device of dan'))
      expect(await reports.reportersOf({ user: 'bob', device: null }, NOW, 5_000)).toHaveLength(2)
    })

    it('[M1] [S2] a block bars from either side, by user and by device, and a report makes one', async () => {
      const { reports, blocks } = await make()
      await blocks.add(blockOf('ann', 'bob'))
      await blocks.add(blockOf('ann', 'bob'))
      await reports.add(reportOf({ reporter: person('ann', 'device of ann'), reported: person('cat') }))
      const barred = async (user: string, device: string | null) =>
        [...new Set(await blocks.barredFor({ user, device }, NOW, 100))].sort()
      expect(await barred('ann', null)).toEqual(['device:device of bob', 'user:bob', 'user:cat'])
      expect(await barred('ann again', 'device of ann')).toEqual(['device:device of bob', 'user:bob', 'user:cat'])
      expect(await barred('bob', null)).toEqual(['device:device of ann', 'user:ann'])
      expect(await barred('somebody', 'device of bob')).toEqual(['device:device of ann', 'user:ann'])
      expect(await barred('cat', null)).toEqual(['device:device of ann', 'user:ann'])
      expect(await barred('nobody', null)).toEqual([])
      expect((await blocks.barredFor({ user: 'ann', device: null }, NOW, 100)).length).toBe(3)
    })

    it('[M1] of many blocks the newest are told', async () => {
      const { blocks } = await make()
      for (let index = 0; index < 5; index++) await blocks.add(blockOf('ann', String(index)))
      const barred = await blocks.barredFor({ user: 'ann', device: null }, NOW, 2)
      expect(barred.filter((key) => key.startsWith('user:'))).toEqual(['user:4', 'user:3'])
    })

    it('[H9] bans that are in force are found by user, device and address, the longest of them', async () => {
      const { bans } = await make()
      await bans.add(banOf('over', { user: 'ann', until: NOW }))
      await bans.add(banOf('short', { user: 'ann', until: NOW + 1 }))
      await bans.add(banOf('long', { user: 'somebody', device: 'phone', until: NOW + 2 }))
      await bans.add(banOf('for good', { address: 'home' }))
      const against = async (user: string, device: string | null, address: string | null) =>
        (await bans.against({ user, device, address }, NOW))?.id
      expect(await against('ann', null, null)).toBe('short')
      expect(await against('ann', 'phone', null)).toBe('long')
      expect(await against('ann', 'phone', 'home')).toBe('for good')
      expect(await against('bob', null, 'elsewhere')).toBeUndefined()
      const active = await bans.active(NOW, 10)
      expect(active.map(({ id }) => id)).toEqual(['for good', 'long', 'short'])
      expect(active[1]).toEqual(banOf('long', { user: 'somebody', device: 'phone', until: NOW + 2 }))
      expect(await bans.active(NOW, 1)).toHaveLength(1)
    })

    it('[H9] many bans are read whole, or as many as are asked for', async () => {
      const { bans } = await make()
      const ids = Array.from({ length: 1_001 }, (_, index) => String(index))
      await Promise.all(ids.map((id) => bans.add(banOf(id, { user: id }))))
      for (const most of [1_000, 1_001, 2_000]) {
        const active = await bans.active(NOW, most)
        expect(new Set(active.map(({ id }) => id)).size).toBe(Math.min(most, ids.length))
      }
    }, 30_000)

    it('[H9] a ban that is lifted is gone; every change has a revision of its own', async () => {
      const { bans } = await make()
      const revisions = [await bans.revision()]
      await bans.add(banOf('one', { user: 'ann' }))
      revisions.push(await bans.revision())
      expect(await bans.get('one')).toEqual(banOf('one', { user: 'ann' }))
      expect(await bans.remove('one')).toBe(true)
      revisions.push(await bans.revision())
      expect(await bans.remove('one')).toBe(false)
      expect(await bans.get('one')).toBe(null)
      await bans.add(banOf('two', { user: 'ann' }))
      revisions.push(await bans.revision())
      expect(await bans.revision()).toBe(revisions.at(-1))
      expect(new Set(revisions.slice(1)).size).toBe(3)
    })

    it('[S1] what is old is swept: reports, the audit log, and bans by their end', async () => {
      const { reports, bans, audit, sweep } = bound(await make())
      for (const [id, at] of [['old', NOW - 1] as const, ['new', NOW] as const]) {
        await reports.add(reportOf({ session: id, at }))
        await audit.add({ at, action: id, detail: {}, by: 'admin' })
        await bans.add(banOf(id, { user: id, at: 0, until: at }))
      }
      await bans.add(banOf('for good', { user: 'ann', at: 0 }))
      await sweep(NOW)
      expect((await reports.list({ limit: 9 })).rows.map(({ session }) => session)).toEqual(['new'])
      expect((await audit.list({ limit: 9 })).rows.map(({ action }) => action)).toEqual(['new'])
      expect((await bans.list({ limit: 9 })).rows.map(({ id }) => id)).toEqual(['for good', 'new'])
    })

    it('[M1] a block outlives the report, for as long as one of the two keeps coming', async () => {
      const { reports, blocks, sweep } = bound(await make())
      await reports.add(reportOf({ at: NOW }))
      await blocks.add(blockOf('cat', 'dan', NOW))
      for (let day = 2; day <= 60; day += 2) {
        await blocks.barredFor({ user: 'bob again', device: 'tablet' }, NOW + day * DAY_MS, 10)
        await sweep(NOW + (day - 30) * DAY_MS)
      }
      expect(await reports.count()).toBe(0)
      expect(await blocks.barredFor({ user: 'ann', device: null }, NOW, 10)).toContain('device:tablet')
      expect(await blocks.barredFor({ user: 'cat', device: null }, NOW, 10)).toEqual([])
    })

    it('[H8] a device is forgotten wherever it stands, and nobody else', async () => {
      const { reports, blocks, bans, forget } = bound(await make())
      await reports.add(reportOf({ session: '1' }))
      await reports.add(reportOf({ session: '2', reporter: person('cat'), reported: person('ann', 'phone') }))
      await reports.add(reportOf({ session: '3', reporter: person('cat') }))
      await bans.add(banOf('theirs', { user: 'ann', device: 'phone' }))
      await bans.add(banOf('another', { device: 'tablet' }))
      expect(await forget({ user: null, device: 'phone' })).toEqual({ reports: 2, blocks: 2, bans: 1 })
      expect((await reports.list({ limit: 9 })).rows.map(({ session }) => session)).toEqual(['3'])
      expect(await blocks.barredFor({ user: 'ann', device: 'phone' }, NOW, 9)).toEqual([])
      expect(await blocks.barredFor({ user: 'bob', device: null }, NOW, 9)).toEqual(['user:cat'])
      expect(await forget({ user: 'cat', device: null })).toEqual({ reports: 1, blocks: 1, bans: 0 })
      expect(await forget({ user: 'cat', device: null })).toEqual({ reports: 0, blocks: 0, bans: 0 })
      expect(await bans.get('another')).not.toBe(null)
    })

    it('[H8] nobody is nobody: who has no device shares none', async () => {
      const { blocks } = await make()
      await blocks.add({ ...blockOf('ann', 'bob'), blocker: nobody, blocked: { user: 'bob', device: null } })
      expect(await blocks.barredFor({ user: 'cat', device: null }, NOW, 9)).toEqual([])
    })

    it('[S1] can be closed twice', async () => {
      const store = await make()
      await store.close()
      await expect(store.close()).resolves.toBeUndefined()
    })
  })
}

/** With the methods that belong to the store itself as functions. */
function bound(store: Store) {
  const { reports, blocks, bans, audit } = store
  return {
    ...{ reports, blocks, bans, audit },
    sweep: (before: number) => store.sweep(before),
    forget: (who: Parameters<Store['forget']>[0]) => store.forget(who),
  }
}
