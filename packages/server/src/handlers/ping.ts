import type { ClientMessageMap } from '@mismatch/protocol'
import type { Context, Sender } from './context.ts'

/** Answers at once with what was received (rule H4). A client asks when its call is in trouble, and may begin anew (rules H10, H11). */
export function ping({ ice }: Context, { link }: Sender, { received }: ClientMessageMap['Ping']): void {
  link.acknowledge(received)
  if (link.session !== null) ice.renew(link)
  link.send({ type: 'Pong', received: link.gate.received })
}

/** The answer to a Ping of ours. */
export function pong(_: Context, { link }: Sender, { received }: ClientMessageMap['Pong']): void {
  link.onPong(received)
}
