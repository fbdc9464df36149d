import type { IncomingMessage } from 'node:http'
import { clientAddress } from '../safety/client-address.ts'

/** Where a request comes from, behind one's own proxies (rule S4). */
export function requestAddress({ headers, socket }: IncomingMessage, trustedProxies: number): string {
  const forwarded = headers['x-forwarded-for']
  return clientAddress(
    { remote: socket.remoteAddress, forwarded: Array.isArray(forwarded) ? forwarded.join(',') : forwarded },
    trustedProxies,
  )
}
