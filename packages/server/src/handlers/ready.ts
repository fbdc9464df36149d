import type { ClientMessageMap } from '@mismatch/protocol'
import type { Context, Sender } from './context.ts'
import { preparedOffer } from './prepared-offer.ts'

/** Rule Q1. */
export function ready({ backend, ice }: Context, { link, user }: Sender, message: ClientMessageMap['Ready']): void {
  const { pool = 'default', media, mode = 'global', privacy = 'direct' } = message
  if (privacy !== 'direct' && !ice.hasRelay) {
    // A ticket already in the queue stays as it is (rule V1).
    link.sendError('no_relay', 'this server has no TURN server to hide addresses behind', { ref: 'Ready' })
    return
  }
  // Before they can be paired, so that the call begins with them; text needs none (rules H11, R3).
  if (media !== 'text') ice.serve(link)
  // A name that a login vouches for is not the client's to choose.
  const name = link.identity.claims?.name
  const profile = { ...message.profile, ...(name !== undefined && { name }) }
  const preferences = { pool, media, mode, profile, privacy, autoRequeue: message.auto_requeue ?? true }
  backend.enqueue(user, preferences, preparedOffer(message))
}
