import { createHmac } from 'node:crypto'

/**
 * Turns a device id into what the server keeps of it (rule H8): a hash under a key of the server's, so that whoever reads its memory or
 * its reports learns no id that a browser holds.
 *
 * @param key asked for when the first id comes
 */
export function createDeviceHash(key: () => Buffer): (deviceId: string) => string {
  let known: Buffer | null = null
  return (deviceId) =>
    createHmac('sha256', (known ??= key()))
      .update(deviceId)
      .digest('base64url')
}
