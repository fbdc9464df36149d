/**
 * Browsers hash only what is in memory as a whole, so larger files are offered without: each byte is authenticated by DTLS on its
 * way, and chunks are counted.
 */
const MAX_BYTES = 16 * 1_048_576

/** SHA-256 in hexadecimal; undefined for large files, and on pages without https, where browsers hide it. */
export async function digest(blob: Blob): Promise<string | undefined> {
  const subtle = globalThis.crypto.subtle as SubtleCrypto | undefined
  if (subtle === undefined || blob.size > MAX_BYTES) return undefined
  const hash = await subtle.digest('SHA-256', await blob.arrayBuffer())
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
