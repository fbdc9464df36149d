import type { ServerMessageMap } from '@mismatch/protocol'
import type { Participant, PreparedOffer, Session } from '../backend/backend.ts'

type Paired = ServerMessageMap['Paired']

/** What the two of a new session are told (rules Q3, Q4). */
export function pairedFrames(session: Session, offer: PreparedOffer | null): { offerer: Paired; answerer: Paired } {
  const { offerer, answerer } = session
  return {
    offerer: {
      ...pairedWith(answerer, session, true),
      ...(offer !== null && { offer_id: offer.id, offer_delivered: true }),
    },
    answerer: {
      ...pairedWith(offerer, session, false),
      ...(offer !== null && { offer: offer.sdp, offer_id: offer.id }),
    },
  }
}

function pairedWith(peer: Participant, session: Session, you_are_offerer: boolean): Paired {
  const { pseudonym: id, profile, dialect, media } = peer
  return {
    type: 'Paired',
    session_id: session.id,
    you_are_offerer,
    peer: { id, profile, dialect, media, is_buddy: false, shared_tags: [] },
    privacy: 'direct',
  }
}
