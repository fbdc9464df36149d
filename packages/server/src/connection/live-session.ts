import type { Privacy } from '@mismatch/protocol'
import type { Link } from './link.ts'
import type { Received } from './received.ts'

/** The session that somebody is in, as far as their frames need it. */
export interface LiveSession {
  readonly id: string
  /** Where frames for the partner go; null if the partner has just gone. */
  partner: Link | null
  readonly isOfferer: boolean
  /** Whether an offer, an answer of this one has gone to the partner. */
  hasOffered: boolean
  hasAnswered: boolean
  /** Without media, so that nothing has to connect (rule R3). */
  readonly isText: boolean
  /** What both agreed to at first (rule V1), */
  readonly privacy: Privacy
  /** and whether this one has asked for more (rule V2). */
  wantsDirect: boolean
  /** One for both. */
  readonly pulse: Pulse
  /** Whether this one has said that media flows (rule Q11). */
  hasConnected: boolean
}

/** Signs of life of a session (rule Q10): noted with each frame, looked at when a timer asks. */
export interface Pulse {
  /** When something was relayed last; at first, when the session began. */
  relayedAt: number
  /** Whether either has said that media flows. */
  isConnected: boolean
}

/**
 * Sends a frame of one of the two to the other, and notes what it says of the session.
 *
 * @param said as it came, or as the partner's dialect says it
 * @returns false if it cannot be delivered
 */
export function deliver(session: LiveSession, type: string, said: string | Received, now: number): boolean {
  if (session.partner?.relay(said) !== true) return false
  session.pulse.relayedAt = now
  if (type === 'Offer') session.hasOffered = true
  if (type === 'Answer') session.hasAnswered = true
  return true
}

/** Whether the two see no address of each other (rule V1): as agreed, until both have asked to go direct (rule V2). */
export function hidesAddresses({ privacy, wantsDirect, partner }: LiveSession): boolean {
  if (privacy === 'direct') return false
  return !wantsDirect || partner?.session?.wantsDirect !== true
}
