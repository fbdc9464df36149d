import type { ServerMessageMap } from '@mismatch/protocol'
import type { Participant, PreparedOffer, Session } from '../backend/backend.ts'
import { sdpShowsAddress } from '../ice/shown-address.ts'

type Paired = ServerMessageMap['Paired']

/** Whether the partner may have a prepared offer: it was made before anybody knew who it would be for (rules Q4, V1). */
export function mayHaveOffer({ privacy }: Session, { sdp }: PreparedOffer): boolean {
  return privacy === 'direct' || !sdpShowsAddress(sdp)
}

/**
 * What the two of a new session are told (rules Q3, Q4).
 *
 * @param isDelivered whether the partner gets the offer
 */
export function pairedFrames(
  session: Session,
  offer: PreparedOffer | null,
  isDelivered: boolean,
): { offerer: Paired; answerer: Paired } {
  const { offerer, answerer } = session
  return {
    offerer: {
      ...pairedWith(answerer, session, true),
      ...(offer !== null && { offer_id: offer.id, offer_delivered: isDelivered }),
    },
    answerer: {
      ...pairedWith(offerer, session, false),
      ...(offer !== null && isDelivered && { offer: offer.sdp, offer_id: offer.id }),
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
    privacy: session.privacy,
  }
}
