import { expect, it } from 'vitest'
import type { ReportOfUser } from '../backend/backend.ts'
import { createMemoryStore } from '../store/memory/memory-store.ts'
import type { ReportStore, Store } from '../store/store.ts'
import { Served } from '../testing/served.ts'

it('[S1] a report ends the session, is written, confirmed, and the reporter waits again', async () => {
  const reports = new SlowReports()
  const { a, b, session_id } = await (await Served.start({ store: storeOf(reports) })).pair()
  a.send({ type: 'Report', session_id, reason: 'harassment', comment: 'rude' })
  expect((await b.hear('PeerLeft')).reason).toBe('skipped')
  expect(await a.types()).toEqual([])
  reports.write()
  expect(await a.hear('Reported')).toEqual({ type: 'Reported', session_id, report_id: 'r1' })
  await a.hear('Waiting')
  expect(reports.kept).toMatchObject([{ session: session_id, reason: 'harassment', comment: 'rude' }])
})

it('[S1] who was reported is never met again', async () => {
  const served = await Served.start()
  const { a, b, session_id } = await served.pair()
  a.send({ type: 'Report', session_id, reason: 'spam' })
  await a.hear('Reported')
  expect((await a.hear('Waiting')).reason).toBe('only_incompatible')
  await b.settle()
  expect(await served.server.stats()).toMatchObject({ waiting: 2, sessions: 0 })
})

it('[S1] a second report of the session returns the same id', async () => {
  const { a, session_id } = await (await Served.start()).pair()
  a.send({ type: 'Report', session_id, reason: 'spam' })
  const { report_id } = await a.hear('Reported')
  await a.hear('Waiting')
  a.send({ type: 'Report', session_id, reason: 'hate' })
  expect((await a.hear('Reported')).report_id).toBe(report_id)
})

it('[F8] a report of no session of yours is answered by not_paired', async () => {
  const client = await (await Served.start()).join()
  client.send({ type: 'Report', session_id: 'unknown', reason: 'spam' })
  expect(await client.hear('Error')).toMatchObject({ code: 'not_paired', ref: 'Report' })
})

it('[S1] a report that cannot be written is answered by internal; the block holds and the reporter goes on', async () => {
  const reports = new SlowReports()
  const { a, session_id } = await (await Served.start({ store: storeOf(reports) })).pair()
  a.send({ type: 'Report', session_id, reason: 'minor' })
  await a.settle()
  reports.fail()
  expect(await a.hear('Error')).toMatchObject({ code: 'internal', ref: 'Report' })
  expect((await a.hear('Waiting')).reason).toBe('only_incompatible')
})

it('[H8] a report names devices by a keyed hash, never by their id', async () => {
  const reports = new SlowReports()
  const served = await Served.start({ store: storeOf(reports) })
  const [a, b] = [await served.join({ device_id: 'device-a' }), await served.join({ device_id: 'device-b' })]
  for (const client of [a, b]) client.send({ type: 'Ready', media: 'video' })
  const { session_id } = await b.hear('Paired')
  b.send({ type: 'Report', session_id, reason: 'spam' })
  await b.settle()
  expect(reports.kept[0]?.reported.device).toMatch(/^[\w-]{43}$/)
  expect(JSON.stringify(reports.kept)).not.toMatch(/device-[ab]/)
})

it('[E1] a Report that is refused is named by its session', async () => {
  const client = await (await Served.start({ reportPerMinute: 1 })).join()
  for (const session_id of ['mine', 'yours']) client.send({ type: 'Report', session_id, reason: 'spam' })
  const refusals = [await client.hear('Error'), await client.hear('Error')]
  expect(refusals.map(({ code, ref_id }) => [code, ref_id])).toEqual([
    ['not_paired', 'mine'],
    ['rate_limited', 'yours'],
  ])
})

/** Keeps a report when it is told to. */
class SlowReports implements Pick<ReportStore, 'add'> {
  readonly kept: ReportOfUser[] = []
  write: () => void = () => undefined
  fail: () => void = () => undefined

  add(report: ReportOfUser): Promise<{ reportId: string }> {
    this.kept.push(report)
    return new Promise((resolve, reject) => {
      this.write = () => {
        resolve({ reportId: 'r1' })
      }
      this.fail = () => {
        reject(new Error('disk full'))
      }
    })
  }
}

function storeOf(reports: Pick<ReportStore, 'add'>): Store {
  const store = createMemoryStore({ newId: () => 'an id' })
  return { ...store, reports: { ...store.reports, add: (report) => reports.add(report) } }
}
