import { createKeyedHash } from './keyed-hash.ts'

/**
 * Turns a device id into what the server keeps of it (rule H8): a hash under a key of the server's, so that whoever reads its memory or
 * its reports learns no id that a browser holds.
 *
 * @param key asked for when the first id comes
 */
export function createDeviceHash(key: () => Buffer): (deviceId: string) => string {
  return createKeyedHash(key)
}
