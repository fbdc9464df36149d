import type { Server } from 'node:http'
import type { Backend } from './backend/backend.ts'
import type { Clock } from './clock.ts'
import type { Settings } from './config/option-table.ts'
import type { Hooks } from './hooks/hook-payloads.ts'
import type { Logger } from './observability/log.ts'
import type { Store } from './store/store.ts'

/** What a program may give to the server besides its settings. */
export interface MatchServerParts {
  /**
   * An HTTP server of one's own. With `listen()` the WebSocket joins it at `path`; the pages do too if it has no request listener by
   * then. WebSockets of its own keep their paths. It is opened if it does not listen yet, and closed only then.
   */
  readonly server?: Server | undefined
  /** Who is here, who waits, who talks to whom; by default in memory. Closed with the server. */
  readonly backend?: Backend | undefined
  /** Where reports, blocks and bans are kept; by default what `databaseUrl` says. Opened and closed with the server. */
  readonly store?: Store | undefined
  /** A logger of pino's kind; by default JSON lines on stderr, at `logLevel`. */
  readonly logger?: Logger | undefined
  readonly clock?: Clock | undefined
  /** What the program decides, and what it is told: see `HookPayloads`. Without `onAuthenticate` everybody is a new stranger. */
  readonly hooks?: Hooks | undefined
}

/** The options of the command line in camel case, under the same names and defaults, and parts of one's own. */
export type MatchServerOptions = { readonly [Name in keyof Settings]?: Settings[Name] | undefined } & MatchServerParts
