import type { Session } from '../backend/backend.ts'
import type { Link } from '../connection/link.ts'
import type { Pulse } from '../connection/live-session.ts'

/** From now on somebody is in this session; frames for the partner go to `partner`, if that one is here. */
export function seat(link: Link, { id, offerer, privacy }: Session, partner: Link | undefined, pulse: Pulse): void {
  link.ticket = null
  link.session = {
    id,
    partner: partner ?? null,
    isOfferer: offerer.user === link.user,
    hasOffered: false,
    hasAnswered: false,
    isText: offerer.media === 'text',
    privacy,
    wantsDirect: false,
    pulse,
    // One that goes on from a former life has said so then, if ever.
    hasConnected: pulse.isConnected,
  }
}
