import type { ServerMessage, ServerMessageMap } from '@mismatch/protocol'
import type { WaitingInfo } from './events.ts'
import type { Input, SessionFacts } from './state/machine.ts'

// The server's words in the client's: members in its spelling, and what an Error means for the state.

/** What a frame means for the state; null for those that mean nothing to it. */
export function inputOf(frame: ServerMessage): Input | null {
  switch (frame.type) {
    case 'Welcome':
      return { type: 'welcome', place: frame.state, sessionId: frame.session_id }
    case 'Waiting':
      return { type: 'waiting', info: waitingInfo(frame) }
    case 'Paired':
      return { type: 'paired', session: sessionFacts(frame) }
    case 'PeerLeft':
      return { type: 'peer_left', sessionId: frame.session_id, reason: frame.reason }
    case 'Idle':
      return { type: 'idle', reason: frame.reason }
    case 'Reported':
      return { type: 'confirmed', sessionId: frame.session_id, reason: 'reported' }
    case 'Blocked':
      return { type: 'confirmed', sessionId: frame.session_id, reason: 'blocked' }
    case 'Error':
      return consequence(frame)
    default:
      return null
  }
}

function waitingInfo({ position, online, reason, estimate_ms }: ServerMessageMap['Waiting']): WaitingInfo {
  return { position, online, reason, estimateMs: estimate_ms }
}

function sessionFacts(frame: ServerMessageMap['Paired']): SessionFacts {
  const { is_buddy: isBuddy, shared_tags: sharedTags, ...peer } = frame.peer
  return {
    id: frame.session_id,
    offerer: frame.you_are_offerer,
    peer: { ...peer, isBuddy, sharedTags },
    privacy: frame.privacy,
    offer: frame.offer,
    offerId: frame.offer_id,
    isDelivered: frame.offer_delivered,
  }
}

/** Where the server names no time; its limits are per minute. */
const REPEAT_AFTER_MS = 2_000

/** What an Error changes for the state (rule E1); most change nothing. */
function consequence(frame: ServerMessageMap['Error']): Input | null {
  const { code } = frame
  if (frame.ref === 'Failed' && code === 'unknown_type') return { type: 'failed_unknown' }
  // What is repeated ends the session in the words that ended it.
  const ref = frame.ref === 'Failed' ? 'Skip' : frame.ref
  if (ref !== 'Ready' && ref !== 'Skip') return null
  if (code === 'rate_limited' || code === 'internal') {
    return { type: 'put_off', frame: ref, afterMs: frame.retry_after_ms ?? REPEAT_AFTER_MS }
  }
  return ref === 'Ready' ? { type: 'ready_refused' } : null
}
