import { pino } from 'pino'

/**
 * All that is ever logged (rule S5): what is not in this table cannot be said. No field holds a payload, a token, an
 * address, a name, a device or user id; connections and sessions go by ids that mean nothing outside this server.
 */
export interface LogEvents {
  'server listens': { port: number }
  'key not kept: after a restart nobody comes back to where they were': { error: LoggedError }
  'certificate renewed': { daysLeft: number }
  'certificate not renewed: the one before stays': { why: string }
  'self-signed certificate not kept: browsers ask again after a restart': { error: LoggedError }
  'X-Forwarded-For is not believed: behind a proxy set trusted-proxies, or all share one address': Record<string, never>
  'server drains': { connections: number }
  'server closed': Readonly<Record<string, number>>
  'upgrade refused': { status: number }
  'connection opened': { connection: string; dialect: 'v1' | 'classic' }
  'connection arrived': { connection: string }
  'connection resumed': { connection: string; resumed: 'session' | 'exact' }
  'connection given up': { connection: string }
  'arrival timed out': { connection: string }
  'connection closed': { connection: string; code: number; ms: number }
  'frame refused': { connection: string; code: 'bad_frame' | 'unknown_type' | 'rate_limited' | 'stale' }
  'handler failed': { connection: string; type: string; error: LoggedError }
  'login failed': { connection: string; error: LoggedError }
  'challenge failed': { error: LoggedError }
  'session began': { session: string }
  'session ended': { session: string; ms: number }
  'report written': { session: string }
  'report lost': { session: string; error: LoggedError }
  'hook failed': { hook: string; error: LoggedError }
  'hook not called: too many calls of it wait for this user': { hook: string }
  'block lost': { session: string; error: LoggedError }
  'banned by reports': { session: string }
  'ban failed': { error: LoggedError }
  'bans not read': { error: LoggedError }
  'store not swept': { error: LoggedError }
  'request failed': { error: LoggedError }
}

export type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error'

/** The server's log. */
export type Log = <Event extends keyof LogEvents>(level: Level, event: Event, fields: LogEvents[Event]) => void

/** A logger of pino's kind, as `createMatchServer` takes one. */
export type Logger = { readonly [L in Level]: (fields: object, message: string) => void }

export function createLog(logger: Logger): Log {
  return (level, event, fields) => {
    logger[level](fields, event)
  }
}

/** JSON lines on stderr, so that stdout is left to what a person reads. */
export function createLogger(level: string): Logger {
  return pino({ level, base: null }, pino.destination({ dest: 2, sync: true }))
}

/** What may be said of something thrown: where, not what, since a message may quote a payload or a token. */
export interface LoggedError {
  readonly name: string
  readonly code?: string
  readonly at: readonly string[]
}

export function loggedError(thrown: unknown): LoggedError {
  if (!(thrown instanceof Error)) return { name: typeof thrown, at: [] }
  const { name, message, stack = '' } = thrown
  const code = (thrown as { code?: unknown }).code
  const head = message === '' ? name : `${name}: ${message}`
  // A message can hold lines that look like frames; only what follows the known head is the engine's.
  const frames =
    stack.startsWith(head) ?
      stack
        .slice(head.length)
        .trim()
        .split(/\s*\n\s*/)
    : []
  return {
    name: /^\w{1,64}$/.test(name) ? name : 'Error',
    ...(typeof code === 'string' && /^[A-Z_\d]{1,64}$/.test(code) && { code }),
    at: frames.slice(0, 8),
  }
}
