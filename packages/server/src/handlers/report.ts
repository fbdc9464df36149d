import type { ClientMessageMap } from '@mismatch/protocol'
import type { Context, Sender } from './context.ts'

/** Rule S1. The session may be over. */
export function report({ backend }: Context, { user }: Sender, message: ClientMessageMap['Report']): void {
  const { session_id, reason, comment } = message
  backend.report(user, session_id, { reason, comment })
}

/** A classic client gives no reason (rule C4). */
export function classicReport({ backend }: Context, { user }: Sender): void {
  backend.report(user, null, { reason: 'other' })
}
