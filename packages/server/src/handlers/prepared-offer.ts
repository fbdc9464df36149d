import type { PreparedOffer } from '../backend/backend.ts'

/** The offer that a frame brings along (rule Q4), if it does. */
export function preparedOffer(frame: {
  readonly offer?: string | undefined
  readonly offer_id?: string | undefined
}): PreparedOffer | null {
  const { offer: sdp, offer_id: id } = frame
  return sdp === undefined || id === undefined ? null : { id, sdp }
}
