import type { ClientMessage } from '@mismatch/protocol'
import type { Context, Sender } from './context.ts'

/** A frame of the protocol that this server does not act on yet: its sender does without (rule F4). */
export function unsupported(_: Context, { link }: Sender, { type }: ClientMessage): void {
  link.sendError('unknown_type', 'this server does not know this type', { ref: type })
}
