import type { ClientMessageMap } from '@mismatch/protocol'
import type { Context, Sender } from './context.ts'

/** Rule S2. The session may be over. */
export function block({ backend }: Context, { user }: Sender, message: ClientMessageMap['Block']): void {
  backend.block(user, message.session_id)
}
