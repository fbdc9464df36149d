/** A random id of 128 bits. Not `randomUUID`: browsers hide that from pages without https. */
export function makeId(): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
