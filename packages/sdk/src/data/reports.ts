import { limits, type ClientMessageMap, type ReportReason } from '@mismatch/protocol'
import type { Clock } from '../clock.ts'
import { invalidMessage, reportFailed, type MatchError } from '../errors.ts'

/** A report is written to disk before it is confirmed; longer than this says that something is wrong. */
export const REPORT_TIMEOUT_MS = 15_000

export interface ReportsParts {
  readonly clock: Clock
  /** Whether the frame went out. */
  readonly send: (message: ClientMessageMap['Report']) => boolean
}

export interface ReportOutcome {
  readonly reportId: string
}

/** Reports on their way, by session: until the server confirms, refuses, or is gone (rule S1). */
export class Reports {
  readonly #pending = new Map<string, Pending>()
  readonly #parts: ReportsParts

  constructor(parts: ReportsParts) {
    this.#parts = parts
  }

  /** @throws MatchError (rejects) `invalid_message`, `rate_limited`, `report_failed` */
  async send(session_id: string, reason: ReportReason, comment: string | undefined): Promise<ReportOutcome> {
    if (comment !== undefined && comment.length > limits.reportComment) {
      throw invalidMessage(`a comment has at most ${String(limits.reportComment)} units`)
    }
    const pending = this.#pending.get(session_id)
    if (pending !== undefined) return pending.outcome
    if (!this.#parts.send({ type: 'Report', session_id, reason, ...(comment !== undefined && { comment }) })) {
      throw reportFailed('the server is not connected')
    }
    return this.#await(session_id)
  }

  confirmed(sessionId: string, reportId: string): void {
    this.#take(sessionId)?.resolve({ reportId })
  }

  /** The server refused one. Its Error names no session: it answers in order, so it is the oldest. */
  refused(error: MatchError): void {
    const [oldest] = this.#pending.keys()
    if (oldest !== undefined) this.#take(oldest)?.reject(error)
  }

  /** No answer will come to any of them. */
  failAll(error: MatchError): void {
    for (const sessionId of [...this.#pending.keys()]) this.#take(sessionId)?.reject(error)
  }

  #await(sessionId: string): Promise<ReportOutcome> {
    const { promise, resolve, reject } = deferred()
    const cancel = this.#parts.clock.after(REPORT_TIMEOUT_MS, () => {
      this.#take(sessionId)?.reject(reportFailed('no answer came'))
    })
    this.#pending.set(sessionId, { outcome: promise, resolve, reject, cancel })
    return promise
  }

  #take(sessionId: string): Pending | undefined {
    const pending = this.#pending.get(sessionId)
    pending?.cancel()
    this.#pending.delete(sessionId)
    return pending
  }
}

interface Pending {
  readonly outcome: Promise<ReportOutcome>
  readonly resolve: (outcome: ReportOutcome) => void
  readonly reject: (error: MatchError) => void
  readonly cancel: () => void
}

/** As Promise.withResolvers, which not every browser in use has yet. */
function deferred() {
  let resolve!: (outcome: ReportOutcome) => void
  let reject!: (error: MatchError) => void
  const promise = new Promise<ReportOutcome>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}
