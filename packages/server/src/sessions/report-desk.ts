import type { Backend, ReportOfUser } from '../backend/backend.ts'
import type { HookRunner } from '../hooks/hook-runner.ts'
import { loggedError, type Log } from '../observability/log.ts'
import type { Tally } from '../observability/tally.ts'
import type { ReportStore } from '../store/store.ts'
import type { Links } from './links.ts'
import { reportPayload } from './session-news.ts'

export interface ReportDeskParts {
  readonly backend: Backend
  readonly reports: ReportStore
  readonly links: Links
  readonly log: Log
  readonly tally: Tally
  readonly hooks: Pick<HookRunner, 'tell'>
  /** It has been written, and the reporter has been told. */
  readonly onWritten: (report: ReportOfUser) => void
}

/** Writes reports down, and only then says so and lets the reporter go on (rule S1). The block holds already. */
export function createReportDesk(parts: ReportDeskParts): (report: ReportOfUser) => void {
  const { backend, reports, links, log, tally, hooks, onWritten } = parts
  const write = async (report: ReportOfUser): Promise<void> => {
    const { session } = report
    const { user } = report.reporter
    try {
      const { reportId } = await reports.add(report)
      log('info', 'report written', { session })
      links.of(user)?.send({ type: 'Reported', session_id: session, report_id: reportId })
      hooks.tell('onReport', [user, report.reported.user], () => reportPayload(report, reportId))
      onWritten(report)
    } catch (thrown) {
      tally.lostReports++
      log('error', 'report lost', { session, error: loggedError(thrown) })
      links
        .of(user)
        ?.sendError('internal', 'the report could not be kept; the block holds', { ref: 'Report', ref_id: session })
    }
    backend.requeue(user)
  }
  return (report) => {
    void write(report)
  }
}
