import { CLOSE } from '@mismatch/protocol'
import type { Connection } from './connection/connection.ts'

/** Tells everybody to come back, and closes (rule E3). Spread over `drainMs`, so that they do not all come back in one moment. */
export function sendAway(all: readonly Connection[], drainMs: number): void {
  all.forEach((connection, index) => {
    const reconnect_in_ms = Math.round((drainMs * index) / all.length)
    connection.link?.send({ type: 'Draining', reconnect_in_ms })
    connection.close(CLOSE.restart, 'the server restarts')
  })
}
