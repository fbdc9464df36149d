import type { Context, Sender } from './context.ts'

/** Answers at once with what was received (rule H4). */
export function ping(_: Context, { connection }: Sender): void {
  connection.send({ type: 'Pong', received: connection.received })
}

/** The answer to a Ping of ours; that it came is all it says until connections are resumed. */
export function pong(): void {
  return
}
