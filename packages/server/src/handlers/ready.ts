import type { ClientMessageMap } from '@mismatch/protocol'
import type { ReadyPayload } from '../hooks/hook-payloads.ts'
import { wishesOf } from '../sessions/wishes.ts'
import { askHook } from './ask-hook.ts'
import type { Context, Sender } from './context.ts'
import { preparedOffer } from './prepared-offer.ts'

type Ready = ClientMessageMap['Ready']

/** Rule Q1. A ticket already in the queue stays as it is if this one is refused. */
export function ready(context: Context, sender: Sender, message: Ready): void {
  const { backend, ice, pools } = context
  const { link, user } = sender
  const { media, privacy = 'direct' } = message
  if (privacy !== 'direct' && !ice.hasRelay) {
    link.sendError('no_relay', 'this server has no TURN server to hide addresses behind', { ref: 'Ready' })
    return
  }
  const preferences = wishesOf(message, link.identity.claims?.name)
  const { pool } = preferences
  const payload = payloadOf(sender, preferences, message)
  askHook(context, sender, 'onReady', { payload, type: message.type }, (isLet) => {
    if (!isLet) {
      link.sendError('forbidden', 'this server gives no place in the queue for this', { ref: 'Ready' })
      return
    }
    // Not before: refused for whatever reason, they are still in the pool of their old ticket (rule S6).
    const refusal = pools.enter(link, pool)
    if (refusal !== null) {
      link.sendError('forbidden', refusal, { ref: 'Ready' })
      return
    }
    // Before they can be paired, so that the call begins with them; text needs none (rules H11, R3).
    if (media !== 'text') ice.serve(link)
    backend.enqueue(user, preferences, preparedOffer(message))
  })
}

function payloadOf(
  { link, user }: Sender,
  { pool, media, mode, profile }: Pick<ReadyPayload, 'pool' | 'media' | 'mode' | 'profile'>,
  { tags = [], languages = [] }: Ready,
): ReadyPayload {
  const { device } = link.person
  const { claims } = link.identity
  return {
    userId: user,
    ...(claims !== undefined && { claims: structuredClone(claims) }),
    ...(device !== null && { deviceHash: device }),
    pool,
    media,
    mode,
    tags: [...tags],
    languages: [...languages],
    profile: { ...profile },
  }
}
