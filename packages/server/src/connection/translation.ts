import { encode, type ClassicClientMessageMap, type RelayedMessage } from '@mismatch/protocol'

/** What two clients tell each other about their connection in the classic wire (rule C3). */
export type ClassicSignal = ClassicClientMessageMap['Offer' | 'Answer' | 'IceCandidate']

/** What a v1 client gets of a classic partner's frame (rule C7): the same with `session_id`, as v1 writes it. */
export function toV1(message: ClassicSignal, session_id: string): string {
  if (message.type !== 'IceCandidate') return encode({ ...message, session_id })
  const { type, candidate, sdp_mid = null, sdp_m_line_index = null } = message
  return encode({ type, session_id, candidate, sdp_mid, sdp_m_line_index })
}

/**
 * What a classic client gets of a v1 partner's frame (rule C7).
 *
 * @returns '' for what it can do without: that there are no more candidates, which many a classic client could not read;
 *   undefined for what its wire has no word for
 */
export function toClassic(message: RelayedMessage): string | undefined {
  switch (message.type) {
    case 'Offer':
      return encode({ type: 'Offer', sdp: message.sdp })
    case 'Answer':
      return encode({ type: 'Answer', sdp: message.sdp })
    case 'IceCandidate': {
      const { type, candidate, sdp_mid, sdp_m_line_index } = message
      return candidate === '' ? '' : encode({ type, candidate, sdp_mid, sdp_m_line_index })
    }
    default:
      return undefined
  }
}
