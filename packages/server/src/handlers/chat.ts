import type { ClientMessageMap } from '@mismatch/protocol'
import type { Received } from '../connection/received.ts'
import { refsOf } from '../connection/refs.ts'
import { askHook } from './ask-hook.ts'
import type { Context, Sender } from './context.ts'
import { relay } from './relay.ts'

/** Rule R6: a hook lets a message through, as the very text received, or refuses it. */
export function chat(context: Context, sender: Sender, frame: Received<ClientMessageMap['Chat']>): void {
  const { link, user: from } = sender
  const isOfNow = () => link.session !== null && frame.isOf(link.session.id)
  const partner = isOfNow() ? link.session?.partner : null
  // What reaches nobody concerns no hook: it is dropped, or its sender told.
  if (!context.hooks.has('onChat') || partner?.dialect.name !== 'v1') {
    relay(context, sender, frame)
    return
  }
  const { message } = frame
  const { session_id, id, text, sent_at } = message
  const payload = { sessionId: session_id, from, to: partner.user, id, text, sentAt: sent_at }
  askHook(context, sender, 'onChat', { payload, type: message.type }, (isLet) => {
    // That of a session which ended meanwhile is dropped there (rule F8).
    if (isLet) relay(context, sender, frame)
    else if (isOfNow()) link.sendError('forbidden', 'this server does not pass this message on', refsOf(message))
  })
}
