import type { ClientMessageMap } from '@mismatch/protocol'
import type { Context, Sender } from './context.ts'
import { preparedOffer } from './prepared-offer.ts'

/** Rule Q5. A Skip of a session that is over does nothing: both may have pressed Next at once. */
export function skip(
  { backend, ice, tally }: Context,
  { link, user }: Sender,
  message: ClientMessageMap['Skip'],
): void {
  ice.renew(link)
  if (link.session?.id !== message.session_id) {
    tally.droppedFrames++
    return
  }
  tally.skips++
  backend.skip(user, message.session_id, preparedOffer(message))
}

/** Skip and Ready of a classic client, who names no session (rule C4). */
export function classicSkip({ backend, tally }: Context, { link, user }: Sender): void {
  if (link.session !== null) tally.skips++
  backend.skip(user, null)
}
