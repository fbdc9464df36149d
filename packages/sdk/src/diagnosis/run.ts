import type { Clock } from '../clock.ts'
import { attempt, type Finding, type Look } from './attempt.ts'
import type { Check, CheckName, DiagnosisCode } from './diagnosis.ts'

/** One diagnosis under way, until one of its signals ends it. */
export class Run {
  readonly #clock: Clock
  readonly #onCheck: (check: Check) => void
  readonly #attempts = new Set<() => void>()
  readonly #unlisten: (() => void)[] = []
  #aborted: AbortSignal | null = null

  constructor(clock: Clock, signals: readonly AbortSignal[], onCheck: (check: Check) => void) {
    this.#clock = clock
    this.#onCheck = onCheck
    for (const signal of signals) {
      const abort = () => {
        this.#aborted ??= signal
        for (const end of this.#attempts) end()
      }
      if (signal.aborted) abort()
      signal.addEventListener('abort', abort)
      this.#unlisten.push(() => signal.removeEventListener('abort', abort))
    }
  }

  /** @param otherwise what it comes to if `look` finds nothing within `limitMs` */
  async attempt(limitMs: number, otherwise: DiagnosisCode, look: Look): Promise<Finding> {
    if (this.#aborted !== null) return { ok: null, code: otherwise }
    return attempt(this.#clock, this.#attempts, limitMs, otherwise, look)
  }

  /** The same, as a check that the app hears of. */
  async check(name: CheckName, limitMs: number, otherwise: DiagnosisCode, look: Look, url?: string): Promise<Check> {
    const since = this.#clock.now()
    const finding = await this.attempt(limitMs, otherwise, look)
    const check = { name, ...finding, ms: this.#clock.now() - since, ...(url !== undefined && { url }) }
    if (this.#aborted === null) this.#onCheck(check)
    return check
  }

  /** After the last check. @throws the reason of the signal that ended it */
  end(): void {
    for (const unlisten of this.#unlisten) unlisten()
    this.#aborted?.throwIfAborted()
  }
}
