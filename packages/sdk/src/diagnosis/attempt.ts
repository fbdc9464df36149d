import type { Clock } from '../clock.ts'
import { MatchError } from '../errors.ts'
import type { Check, DiagnosisCode } from './diagnosis.ts'

export type Finding = Pick<Check, 'ok' | 'code'>

export interface Attempt {
  /** What it comes to if nothing else is found in time. */
  otherwise: DiagnosisCode
  /** What was found; no code: all is well. The first word counts. */
  settle(code: DiagnosisCode | null, ok?: boolean | null): void
  /** Closes something that the attempt has opened, once it is settled; at once if it is. */
  undo(close: () => void): void
}

export type Look = (attempt: Attempt) => unknown

/** What says that something was not tried, or not to its end. */
const NOT_TRIED: ReadonlySet<DiagnosisCode | null> = new Set(['not_asked', 'not_answered'])

/**
 * What `look` finds within `limitMs`. Whatever it has opened is closed by then.
 * @param ends where what ends it sooner is put while it lasts
 */
export function attempt(
  clock: Clock,
  ends: Set<() => void>,
  limitMs: number,
  otherwise: DiagnosisCode,
  look: Look,
): Promise<Finding> {
  return new Promise((resolve) => {
    const closers: (() => void)[] = []
    let isOver = false
    const self: Attempt = {
      otherwise,
      settle(code, ok = NOT_TRIED.has(code) ? null : code === null) {
        isOver = true
        resolve({ ok, code })
        for (const close of closers.splice(0)) close()
      },
      undo(close) {
        if (isOver) close()
        else closers.push(close)
      },
    }
    const fail = (cause?: unknown) =>
      self.settle(cause instanceof MatchError ? (cause.code as DiagnosisCode) : 'unusable')
    ends.add(fail)
    self.undo(() => ends.delete(fail))
    self.undo(clock.after(limitMs, () => self.settle(self.otherwise)))
    void (async () => look(self))().catch(fail)
  })
}
