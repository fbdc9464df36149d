/**
 * What a client does after a close: `resume` comes back, `refresh` gets a new token first, `wait` comes back after the time
 * that the reason names, `stop` stays away (rule E2).
 */
export type AfterClose = 'resume' | 'refresh' | 'wait' | 'stop'

export interface CloseCode {
  readonly name: string
  readonly then: AfterClose
  readonly why: string
}

/** Every close code of the wire (rule E2). A client decides by this table, never by an `if` on a code. */
export const closeCodes = {
  1000: { name: 'normal', then: 'stop', why: 'The other end is done.' },
  1001: { name: 'going_away', then: 'resume', why: 'The page or the server went away.' },
  1005: { name: 'no_status', then: 'resume', why: 'Closed without a code.' },
  1006: { name: 'lost', then: 'resume', why: 'The connection broke, or was refused before the upgrade.' },
  1009: { name: 'frame_too_long', then: 'stop', why: 'A frame was longer than 64 KiB.' },
  1011: { name: 'server_error', then: 'resume', why: 'The server failed on this connection.' },
  1012: { name: 'restart', then: 'resume', why: 'The server restarts.' },
  1013: { name: 'try_later', then: 'resume', why: 'The server is overloaded.' },
  4000: { name: 'token_ended', then: 'refresh', why: 'The token ended while connected.' },
  4001: { name: 'no_hello', then: 'resume', why: 'No Hello came as the first frame within the time allowed.' },
  4002: { name: 'slow_reader', then: 'resume', why: 'More was waiting to be read than the server keeps.' },
  4003: { name: 'too_much', then: 'wait', why: 'Too many frames were refused; the reason is `retry_after_ms=N`.' },
  4004: { name: 'full', then: 'resume', why: 'The server was found full after the upgrade.' },
  4500: { name: 'bad_frames', then: 'stop', why: 'Binary, an invalid Hello, or too many frames that do not validate.' },
  4501: { name: 'unauthorized', then: 'stop', why: 'The token is missing or wrong.' },
  4502: { name: 'banned', then: 'stop', why: 'This user, device or address is banned.' },
  4504: { name: 'replaced', then: 'stop', why: 'The same user connected elsewhere.' },
  4505: { name: 'no_common_version', then: 'stop', why: 'None of the offered subprotocols is known.' },
  4506: { name: 'already_connected', then: 'stop', why: 'The same user is connected elsewhere and stays.' },
} as const satisfies Record<number, CloseCode>

export type KnownCloseCode = keyof typeof closeCodes
export type CloseName = (typeof closeCodes)[KnownCloseCode]['name']

/** The close codes by name, for code that closes: `CLOSE.slow_reader`. */
export const CLOSE = Object.fromEntries(Object.entries(closeCodes).map(([code, { name }]) => [name, Number(code)])) as {
  readonly [Name in CloseName]: number
}

/**
 * The row for any code. Unlisted ones below 4500 are worth coming back from; 4500 to 4999 end ticket and session and are
 * not (rule E2).
 */
export function closeCode(code: number): CloseCode {
  if (Object.hasOwn(closeCodes, code)) return closeCodes[code as KnownCloseCode]
  const then = code >= 4500 && code <= 4999 ? 'stop' : 'resume'
  return { name: 'unlisted', then, why: `Closed with the unlisted code ${String(code)}.` }
}
