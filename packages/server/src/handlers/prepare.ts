import type { ClientMessageMap } from '@mismatch/protocol'
import type { Context, Sender } from './context.ts'

/** Rule Q4. Whether there is a ticket to hold it is the backend's to say: the news of a pairing may be under way. */
export function prepare(
  { backend, ice }: Context,
  { link, user }: Sender,
  { offer_id, offer }: ClientMessageMap['Prepare'],
): void {
  ice.renew(link)
  backend.prepare(user, { id: offer_id, sdp: offer })
}
