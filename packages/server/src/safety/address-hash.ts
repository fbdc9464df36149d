import { limitKey } from './client-address.ts'
import { createKeyedHash } from './keyed-hash.ts'

/**
 * Turns a network address into what may be kept of it (rule S5): a hash under a key of the server's. One IPv6 customer has a /64 network
 * to himself, so all of it has one hash, as it has one limit.
 *
 * @param key asked for when the first address comes
 * @returns null for one without an address, as behind a socket file
 */
export function createAddressHash(key: () => Buffer): (address: string) => string | null {
  const hash = createKeyedHash(key)
  return (address) => (address === '' ? null : hash(limitKey(address)))
}
