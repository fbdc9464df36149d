import type { AddressInfo } from 'node:net'

/** Where a browser of this machine finds a server that listens there. */
export function urlOf({ address, family, port }: AddressInfo, isTls: boolean): string {
  const isAnywhere = address === '0.0.0.0' || address === '::'
  const host =
    isAnywhere ? 'localhost'
    : family === 'IPv6' ? `[${address}]`
    : address
  return `${isTls ? 'https' : 'http'}://${host}:${String(port)}`
}
