import type { ReportOfUser } from '../../backend/backend.ts'
import type { ReportStore } from '../report-store.ts'

/**
 * How many reports are kept; beyond that the oldest go. One is at most some 2 KiB, so all of them take 20 MiB, which a
 * small machine can spare; who wants to keep more wants a database.
 */
const MAX_REPORTS = 10_000

/** Keeps reports for as long as the process lives. */
export function createMemoryReportStore({ newId }: { readonly newId: () => string }): ReportStore {
  const kept = new Map<string, { readonly reportId: string; readonly report: ReportOfUser }>()

  return {
    async add(report) {
      // Both ids are opaque and may hold any character, so a plain join could mistake one pair for another.
      const key = JSON.stringify([report.session, report.reporter.user])
      const known = kept.get(key)
      if (known !== undefined) return { reportId: known.reportId }
      const reportId = newId()
      kept.set(key, { reportId, report })
      if (kept.size > MAX_REPORTS) {
        for (const oldest of kept.keys()) {
          kept.delete(oldest)
          break
        }
      }
      return { reportId }
    },
    async close() {
      kept.clear()
    },
  }
}
