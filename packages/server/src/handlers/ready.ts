import type { ClientMessageMap } from '@mismatch/protocol'
import type { Context, Sender } from './context.ts'

/** Rule Q1. */
export function ready({ backend }: Context, { link, user }: Sender, message: ClientMessageMap['Ready']): void {
  const { pool = 'default', media, mode = 'global', profile = {}, privacy = 'direct' } = message
  if (privacy !== 'direct') {
    // A ticket already in the queue stays as it is (rule V1).
    link.sendError('no_relay', 'this server has no TURN server to hide addresses behind', { ref: 'Ready' })
    return
  }
  backend.enqueue(user, { pool, media, mode, profile, autoRequeue: message.auto_requeue ?? true })
}
