import { onDemand } from './on-demand.ts'
import type * as sessions from './session/sessions.ts'

export type Sessions = typeof sessions

let fetched: Sessions | null = null

/**
 * What sessions take, fetched while camera and signaling open.
 * @throws MatchError (rejects) `unreachable`; another call may work
 */
export async function fetchSessions(): Promise<Sessions> {
  return (fetched ??= await onDemand(import('./session/sessions.ts')))
}
