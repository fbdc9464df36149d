import { onDemand } from './on-demand.ts'
import type { Sessions, SessionsParts } from './session/sessions.ts'

/** Kept, so that whoever comes later has it at once. */
let fetched: typeof Sessions | null = null

/**
 * What a client takes once it is started, fetched while camera and signaling open.
 * @throws MatchError (rejects) `unreachable`; another call may work
 */
export async function fetchSessions(): Promise<new (parts: SessionsParts) => Sessions> {
  return (fetched ??= (await onDemand(import('./session/sessions.ts'))).Sessions)
}
