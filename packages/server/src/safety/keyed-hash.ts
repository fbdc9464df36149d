import { createHmac } from 'node:crypto'

/** @param key asked for when the first text comes */
export function createKeyedHash(key: () => Buffer): (text: string) => string {
  let known: Buffer | null = null
  return (text) =>
    createHmac('sha256', (known ??= key()))
      .update(text)
      .digest('base64url')
}
