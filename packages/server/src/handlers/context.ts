import type { OnAuthenticate } from '../auth/authenticate.ts'
import type { IncomingMessage } from '../connection/dialect.ts'
import type { Backend } from '../backend/backend.ts'
import type { Clock } from '../clock.ts'
import type { Link } from '../connection/link.ts'
import type { Received } from '../connection/received.ts'
import type { HookRunner } from '../hooks/hook-runner.ts'
import type { IceDesk } from '../ice/ice-desk.ts'
import type { Log } from '../observability/log.ts'
import type { Meters } from '../observability/meters.ts'
import type { Tally } from '../observability/tally.ts'
import type { Links } from '../sessions/links.ts'
import type { Passes } from '../sessions/passes.ts'
import type { Pools } from '../sessions/pools.ts'
import type { Door } from '../safety/door.ts'
import type { Store } from '../store/store.ts'

/** What handlers work with. They send commands; what became of one is told by the backend's events. */
export interface Context {
  readonly backend: Backend
  readonly links: Links
  readonly clock: Clock
  readonly ice: IceDesk
  readonly log: Log
  readonly tally: Tally
  readonly hooks: Pick<HookRunner, 'has' | 'ask'>
  readonly meters: Meters
  readonly pools: Pools
  readonly authenticate: OnAuthenticate
  /** Whether people have names of their own; else everybody is somebody new. */
  readonly hasLogin: boolean
  readonly passes: Passes
  /** Rule H5; 0 = who is lost is gone. */
  readonly resumeWindowMs: number
  /** A device id as the server keeps it (rule H8). */
  readonly hashDevice: (deviceId: string) => string
  /** The same for an address; null for one without. */
  readonly hashAddress: (address: string) => string | null
  /** Who may come in (rule H9). */
  readonly door: Door
  /** What was kept of reports and blocks. */
  readonly store: Store
}

/** Who sent a frame: their link, and the identity that the server gave it (never one from a frame). */
export interface Sender {
  readonly link: Link
  readonly user: string
}

/** Acts on what one frame says. */
export type Handler<Message> = (context: Context, sender: Sender, message: Message) => void

/** Passes one frame on, the very one received, and reads it only as far as it must. */
export type Relay<Message extends IncomingMessage> = (
  context: Context,
  sender: Sender,
  frame: Received<Message>,
) => void
