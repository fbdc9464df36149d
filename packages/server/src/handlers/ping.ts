import type { Context, Sender } from './context.ts'

/** Answers at once with what was received (rule H4). */
export function ping(_: Context, { link }: Sender): void {
  link.send({ type: 'Pong', received: link.gate.received })
}

/** The answer to a Ping of ours; that it came is all it says until connections are resumed. */
export function pong(): void {
  return
}
