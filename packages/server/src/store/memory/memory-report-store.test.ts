import { describe, expect, it } from 'vitest'
import type { ReportOfUser } from '../../backend/backend.ts'
import { createMemoryReportStore } from './memory-report-store.ts'

function makeStore() {
  let ids = 0
  return createMemoryReportStore({ newId: () => `report ${String(++ids)}` })
}

function reportOf(session: string, reporter = 'ann'): ReportOfUser {
  const reported = { user: 'bob', device: null }
  return { session, reporter: { user: reporter, device: null }, reported, at: 0, reason: 'spam' }
}

describe('the memory report store', () => {
  it('[S1] a second report of the session by the same user gets the first id', async () => {
    const store = makeStore()
    expect(await store.add(reportOf('one'))).toEqual({ reportId: 'report 1' })
    expect(await store.add({ ...reportOf('one'), reason: 'hate' })).toEqual({ reportId: 'report 1' })
    expect(await store.add(reportOf('one', 'bob'))).toEqual({ reportId: 'report 2' })
    expect(await store.add(reportOf('two'))).toEqual({ reportId: 'report 3' })
  })

  it('[S1] keeps a bounded number, of which the oldest go', async () => {
    const store = makeStore()
    for (let count = 0; count <= 10_000; count++) await store.add(reportOf(String(count)))
    expect(await store.add(reportOf('1'))).toEqual({ reportId: 'report 2' })
    expect(await store.add(reportOf('0'))).toEqual({ reportId: 'report 10002' })
  })

  it('[S1] can be closed twice', async () => {
    const store = makeStore()
    await store.close()
    await expect(store.close()).resolves.toBeUndefined()
  })
})
