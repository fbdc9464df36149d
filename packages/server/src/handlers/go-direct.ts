import type { ClientMessageMap } from '@mismatch/protocol'
import { hidesAddresses } from '../connection/live-session.ts'
import type { Received } from '../connection/received.ts'
import type { Context, Sender } from './context.ts'
import { relay } from './relay.ts'

/** Rule V2: the partner hears that this one would go direct; when both would, both are told that they may. */
export function goDirect(context: Context, sender: Sender, frame: Received<ClientMessageMap['GoDirect']>): void {
  const { link } = sender
  const { session } = link
  if (session !== null && frame.isOf(session.id) && session.partner?.dialect.name === 'v1') {
    if (session.wantsDirect) {
      context.tally.droppedFrames++
      return
    }
    if (session.isText || session.privacy !== 'relay_first') {
      const why =
        session.privacy === 'relay' ? 'one of the two wants the relay only' : 'there is no relay in this session'
      link.sendError('forbidden', why, { ref: 'GoDirect' })
      return
    }
  }
  if (!relay(context, sender, frame) || session === null) return
  session.wantsDirect = true
  if (hidesAddresses(session)) return
  for (const one of [link, session.partner]) {
    one?.send({ type: 'Direct', session_id: session.id }, context.passes.give(one))
  }
}
