import type { PeerLeftReason } from '@mismatch/protocol'

/** What somebody can hit, by the option that sets it; `openPools` is the rule's own (S6). */
export type Limit =
  | 'framesPerSecond'
  | 'chatPerSecond'
  | 'readyPerMinute'
  | 'preparePerMinute'
  | 'reportPerMinute'
  | 'refreshPerMinute'
  | 'addressConnectsPerMinute'
  | 'addressConnections'
  | 'addressTokensPerMinute'
  | 'addressRequestsPerMinute'
  | 'addressIcePerMinute'
  | 'maxConnections'
  | 'openPools'

/**
 * What is measured where it happens; whatever happens with each frame is a plain number of the `Tally`. Nothing that people say or are
 * can be told to it (rule S5).
 */
export interface Meters {
  /** A socket was let through the door. */
  opened(dialect: 'v1' | 'classic'): void
  /** A connection has ended, with this close code. */
  closed(code: number): void
  /** Somebody met a partner who had waited so long for this ticket. */
  matched(waitedMs: number): void
  /** Media flows for the first time in a session, so long after the pairing, by what its client says. */
  connected(ms: number): void
  /** Somebody is told that their partner left. */
  left(reason: PeerLeftReason): void
  /** Somebody came back with a resume token. */
  resumed(kind: 'exact' | 'session' | 'none'): void
  limited(limit: Limit): void
}

/** Where nobody reads them. */
export const noMeters: Meters = {
  opened: () => undefined,
  closed: () => undefined,
  matched: () => undefined,
  connected: () => undefined,
  left: () => undefined,
  resumed: () => undefined,
  limited: () => undefined,
}
