import type { ReportOfUser } from '../backend/backend.ts'

/** Where reports are kept (rule S1). */
export interface ReportStore {
  /**
   * Resolves once the report is kept, with its id. The same reporter and session again: nothing is added, the first id
   * comes back.
   */
  add(report: ReportOfUser): Promise<{ reportId: string }>
  close(): Promise<void>
}
