import type { ClientMessageMap } from '@mismatch/protocol'
import type { Context, Sender } from './context.ts'
import { relay } from './relay.ts'
import { unsupported } from './unsupported.ts'

/** Rule V2, for a server whose sessions are all direct: there is nothing to ask of a partner, who may not even know the word (rule C7). */
export function goDirect(context: Context, sender: Sender, message: ClientMessageMap['GoDirect'], text: Buffer): void {
  const { session } = sender.link
  const isUnderstood = session?.id === message.session_id && session.partner?.dialect.name !== 'classic'
  if (isUnderstood) unsupported(context, sender, message)
  else relay(context, sender, message, text)
}
