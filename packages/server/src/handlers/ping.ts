import type { Context, Sender } from './context.ts'

/** Answers at once with what was received (rule H4). A client asks when its call is in trouble, and may begin anew (rules H10, H11). */
export function ping({ ice }: Context, { link }: Sender): void {
  if (link.session !== null) ice.renew(link)
  link.send({ type: 'Pong', received: link.gate.received })
}

/** The answer to a Ping of ours; that it came is all it says until connections are resumed. */
export function pong(): void {
  return
}
