import { limits, type ClientMessageMap } from '@mismatch/protocol'
import type { Clock } from '../clock.ts'
import { reportFailed, type MatchError } from '../errors.ts'
import { checkLength } from './length.ts'

/** What is asked for is written to disk before it is confirmed; longer than this says that something is wrong. */
export const CONFIRM_TIMEOUT_MS = 15_000

/** What the server confirms by name of the session: `Reported` and `Blocked` (rules S1, S2). */
export type Confirmable = ClientMessageMap['Report'] | ClientMessageMap['Block']

export interface ConfirmationsParts {
  readonly clock: Clock
  /** Whether the frame went out. */
  readonly send: (message: Confirmable) => boolean
}

/** Reports and blocks on their way, one of each a session: until the server confirms, refuses, or is gone. */
export class Confirmations {
  readonly #pending = new Map<string, Pending>()
  readonly #parts: ConfirmationsParts

  constructor(parts: ConfirmationsParts) {
    this.#parts = parts
  }

  /**
   * Resolves with what the server called it: the report's id, nothing for a block.
   * @throws MatchError (rejects) `invalid_message`, `rate_limited`, `report_failed`
   */
  async ask(message: Confirmable): Promise<string> {
    if ('comment' in message) checkLength('a comment', message.comment ?? '', 0, limits.reportComment)
    const key = keyOf(message.type, message.session_id)
    const pending = this.#pending.get(key)
    if (pending !== undefined) return pending.outcome()
    if (!this.#parts.send(message)) throw reportFailed('the server is not connected')
    return this.#await(key)
  }

  confirmed(type: Confirmable['type'], sessionId: string, outcome: string): void {
    this.#take(keyOf(type, sessionId))?.resolve(outcome)
  }

  /** The server refused one (rule E1); where its Error names no session, the oldest of its type. */
  refused(type: Confirmable['type'], sessionId: string | undefined, error: MatchError): void {
    const oldest = [...this.#pending.keys()].find((key) => key.startsWith(keyOf(type, sessionId ?? '')))
    if (oldest !== undefined) this.#take(oldest)?.reject(error)
  }

  /** No answer will come to any of them. */
  failAll(): void {
    for (const key of [...this.#pending.keys()])
      this.#take(key)?.reject(reportFailed('the connection to the server ended'))
  }

  #await(key: string): Promise<string> {
    const outcome = new Promise<string>((resolve, reject) => {
      const cancel = this.#parts.clock.after(CONFIRM_TIMEOUT_MS, () => {
        this.#take(key)?.reject(reportFailed('no answer came'))
      })
      this.#pending.set(key, { outcome: () => outcome, resolve, reject, cancel })
    })
    return outcome
  }

  #take(key: string): Pending | undefined {
    const pending = this.#pending.get(key)
    pending?.cancel()
    this.#pending.delete(key)
    return pending
  }
}

interface Pending {
  readonly outcome: () => Promise<string>
  readonly resolve: (outcome: string) => void
  readonly reject: (error: MatchError) => void
  readonly cancel: () => void
}

function keyOf(type: Confirmable['type'], sessionId: string): string {
  return `${type} ${sessionId}`
}
