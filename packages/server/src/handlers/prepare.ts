import type { ClientMessageMap } from '@mismatch/protocol'
import type { Context, Sender } from './context.ts'
import { unsupported } from './unsupported.ts'

/** Rule Q4, for a server that keeps no offers: only whether one could be kept is told. */
export function prepare(context: Context, sender: Sender, message: ClientMessageMap['Prepare']): void {
  if (sender.link.hasTicket) unsupported(context, sender, message)
  else
    sender.link.sendError('not_ready', 'there is no place in the queue to prepare for; send Ready first', {
      ref: 'Prepare',
    })
}
