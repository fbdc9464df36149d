/**
 * What a client does after a close: `resume` comes back, `refresh` gets a new token first, `identify` gets one if it came without or with
 * an old one, and else stays away, `wait` comes back after the time that the reason names, `stop` stays away (rule E2).
 */
export type AfterClose = 'resume' | 'refresh' | 'identify' | 'wait' | 'stop'

export interface CloseCode {
  readonly name: string
  readonly then: AfterClose
}

/**
 * Every close code of the wire (rule E2), for programs; what each means to a reader stands in `closeMeanings`. A client
 * decides by this table, never by an `if` on a code.
 */
export const closeCodes = {
  1000: { name: 'normal', then: 'stop' },
  1001: { name: 'going_away', then: 'resume' },
  1005: { name: 'no_status', then: 'resume' },
  1006: { name: 'lost', then: 'resume' },
  1009: { name: 'frame_too_long', then: 'stop' },
  1011: { name: 'server_error', then: 'resume' },
  1012: { name: 'restart', then: 'resume' },
  1013: { name: 'try_later', then: 'resume' },
  4000: { name: 'token_ended', then: 'refresh' },
  4001: { name: 'no_hello', then: 'resume' },
  4002: { name: 'slow_reader', then: 'resume' },
  4003: { name: 'too_much', then: 'wait' },
  4004: { name: 'full', then: 'resume' },
  4500: { name: 'bad_frames', then: 'stop' },
  4501: { name: 'unauthorized', then: 'identify' },
  4502: { name: 'banned', then: 'stop' },
  4504: { name: 'replaced', then: 'stop' },
  4505: { name: 'no_common_version', then: 'stop' },
  4506: { name: 'already_connected', then: 'stop' },
} as const satisfies Record<number, CloseCode>

export type KnownCloseCode = keyof typeof closeCodes
export type CloseName = (typeof closeCodes)[KnownCloseCode]['name']

/** The close codes by name, for code that closes: `CLOSE.slow_reader`. */
export const CLOSE = /* @__PURE__ */ byName()

function byName() {
  const rows = Object.entries(closeCodes).map(([code, { name }]) => [name, Number(code)])
  return Object.fromEntries(rows) as { readonly [Name in CloseName]: number }
}

/**
 * The row for any code. Unlisted ones below 4500 are worth coming back from; 4500 to 4999 end ticket and session and are
 * not (rule E2).
 */
export function closeCode(code: number): { readonly name: CloseName | 'unlisted'; readonly then: AfterClose } {
  if (Object.hasOwn(closeCodes, code)) return closeCodes[code as KnownCloseCode]
  return { name: 'unlisted', then: code >= 4500 && code <= 4999 ? 'stop' : 'resume' }
}
