import { createCipheriv, createDecipheriv } from 'node:crypto'
import { RandomPool } from './random-pool.ts'

const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

/** Gives text away that nobody can read or change, and knows it again (AEAD). */
export class SecretBox {
  readonly #key: Buffer
  readonly #ivs = new RandomPool(IV_BYTES)

  /** @param key 32 bytes */
  constructor(key: Buffer) {
    this.#key = key
  }

  seal(text: string): string {
    const iv = this.#ivs.next()
    const cipher = createCipheriv(CIPHER, this.#key, iv)
    return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url')
  }

  /** The text; null if it was not sealed with this key. */
  open(sealed: string): string | null {
    const bytes = Buffer.from(sealed, 'base64url')
    if (bytes.length < IV_BYTES + TAG_BYTES) return null
    const decipher = createDecipheriv(CIPHER, this.#key, bytes.subarray(0, IV_BYTES))
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
    try {
      return decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
    } catch {
      return null
    }
  }
}
