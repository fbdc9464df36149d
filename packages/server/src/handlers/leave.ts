import type { Context, Sender } from './context.ts'

/** Rule Q6. */
export function leave({ backend }: Context, { user }: Sender): void {
  backend.leave(user)
}
