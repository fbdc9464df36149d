import type { ClientMessageMap } from '@mismatch/protocol'
import type { Context, Sender } from './context.ts'
import { preparedOffer } from './prepared-offer.ts'

/** Rule Q11: media cannot connect, or was lost for good. Of a session that is over it says nothing new (rule F8). */
export function failed(
  { backend, ice, tally }: Context,
  { link, user }: Sender,
  message: ClientMessageMap['Failed'],
): void {
  ice.renew(link)
  const { session } = link
  if (session?.id !== message.session_id) {
    tally.droppedFrames++
    return
  }
  tally[session.hasConnected ? 'lostForGood' : 'neverConnected']++
  backend.fail(user, message.session_id, preparedOffer(message))
}
