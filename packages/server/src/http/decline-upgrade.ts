import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'

/**
 * Has the server read a request once more, without its offer to go on in another protocol, and answer it as any other: some clients
 * offer HTTP/2 (`Upgrade: h2c`) with their first request, and may always be declined.
 *
 * @param head what was read beyond the header
 */
export function declineUpgrade(server: Server, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const { method = '', url = '', httpVersion, rawHeaders } = request
  const lines = [`${method} ${url} HTTP/${httpVersion}`]
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2)
    if (name.toLowerCase() !== 'upgrade') lines.push(`${name}: ${value}`)
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]))
  // A server with TLS would begin a handshake at `connection`.
  server.emit('encrypted' in socket ? 'secureConnection' : 'connection', socket)
}
