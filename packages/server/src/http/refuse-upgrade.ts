import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'

/** Why somebody is not let in before the upgrade (rule E2), in words for whoever reads the answer. */
export interface Refusal {
  readonly status: 403 | 404 | 429 | 503
  readonly why: string
  readonly retryAfterMs?: number
}

/** Answers an upgrade request with a plain HTTP response and ends the socket. */
export function refuseUpgrade(socket: Duplex, { status, why, retryAfterMs }: Refusal): void {
  if (!socket.writable) {
    socket.destroy()
    return
  }
  const body = `${why}\n`
  const headers = [
    `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    ...(retryAfterMs === undefined ? [] : [`Retry-After: ${String(Math.ceil(retryAfterMs / 1000))}`]),
  ]
  // A client that does not close its side must not keep the socket.
  socket.once('finish', () => {
    socket.destroy()
  })
  socket.end(`${headers.join('\r\n')}\r\n\r\n${body}`)
}
