import { closeCode } from '@mismatch/protocol'

/**
 * What the link does after a close (rule E2): stay away, for good or for so many milliseconds, show another token if there is one, or back
 * off as it would.
 */
export type AfterLoss = 'stop' | 'identify' | number | undefined

/** A server that asks to stay away cannot keep a person away for longer than this; its own limits are per minute. */
const MAX_WAIT_MS = 10 * 60_000

export function afterClose(code: number, reason: string): AfterLoss {
  const { then } = closeCode(code)
  switch (then) {
    case 'stop':
      return then
    case 'wait': {
      const ms = /(?:^|[^a-z_])retry_after_ms=(\d{1,9})/.exec(reason)?.[1]
      return ms === undefined ? undefined : bearable(Number(ms))
    }
    case 'refresh':
    case 'identify':
      return 'identify'
    case 'resume':
      return undefined
    default:
      return then satisfies never
  }
}

/** So long somebody is kept away who was told to wait for `ms`. */
export function bearable(ms: number): number {
  return Math.min(ms, MAX_WAIT_MS)
}
