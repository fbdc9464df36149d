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
      ...pairedWith(answerer, offerer, session),
      ...(offer !== null && { offer_id: offer.id, offer_delivered: isDelivered }),
    },
    answerer: {
      ...pairedWith(offerer, answerer, session),
      ...(offer !== null && isDelivered && { offer: offer.sdp, offer_id: offer.id }),
    },
  }
}

/** What `own` is told of the peer. */
function pairedWith(peer: Participant, own: Participant, session: Session): Paired {
  const { pseudonym: id, profile, dialect, media } = peer
  const { sharedTags = [], knowsOther = false } = own
  return {
    type: 'Paired',
    session_id: session.id,
    you_are_offerer: own === session.offerer,
    peer: { id, profile, dialect, media, is_buddy: knowsOther, shared_tags: [...sharedTags] },
    privacy: session.privacy,
  }
}
