import { closeCode } from '@mismatch/protocol'

/** What the link does after a close (rule E2): stay away, for good or for so many milliseconds, or back off as it would. */
export type AfterLoss = 'stop' | number | undefined

/** A server that asks to stay away cannot keep a person away for longer than this; its own limits are per minute. */
const MAX_WAIT_MS = 10 * 60_000

export function afterClose(code: number, reason: string): AfterLoss {
  const { then } = closeCode(code)
  switch (then) {
    case 'stop':
      return then
    case 'wait': {
      const ms = /(?:^|[^a-z_])retry_after_ms=(\d{1,9})/.exec(reason)?.[1]
      return ms === undefined ? undefined : Math.min(Number(ms), MAX_WAIT_MS)
    }
    // Without tokens there is nothing to refresh: coming back is all.
    case 'refresh':
    case 'resume':
      return undefined
    default:
      return then satisfies never
  }
}
