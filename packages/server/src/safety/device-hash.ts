import { createHmac, randomBytes } from 'node:crypto'

/**
 * Turns a device id into what the server keeps of it (rule H8): a hash under a key that nobody knows, so that whoever reads
 * the server's memory or reports learns no id that a browser holds. The key lives as long as the process.
 */
export function createDeviceHash(): (deviceId: string) => string {
  const key = randomBytes(32)
  return (deviceId) => createHmac('sha256', key).update(deviceId).digest('base64url')
}
