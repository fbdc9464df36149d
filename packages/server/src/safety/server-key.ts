import { hkdfSync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const KEY_BYTES = 32
const FILE = 'key'

export interface ServerKeyParts {
  /** '' = `authSecret`. */
  readonly secret: string
  /** '' = a key of its own, kept in `dataDir`. */
  readonly authSecret: string
  readonly dataDir: string
  /** The key could not be kept: it ends with the process. */
  readonly onUnkept: (thrown: unknown) => void
}

/** What a server keeps secret, over its restarts. Nothing is read or written before it is first needed. */
export class ServerKey {
  readonly #parts: ServerKeyParts
  #bytes: Buffer | null = null

  constructor(parts: ServerKeyParts) {
    this.#parts = parts
  }

  /** A key for one purpose, which tells nothing of those for others. */
  for(purpose: string): Buffer {
    this.#bytes ??= this.#read()
    return Buffer.from(hkdfSync('sha256', this.#bytes, '', `mismatch ${purpose}`, KEY_BYTES))
  }

  #read(): Buffer {
    const { secret, authSecret, dataDir, onUnkept } = this.#parts
    const given = secret === '' ? authSecret : secret
    if (given !== '') return Buffer.from(given)
    try {
      return keyIn(dataDir)
    } catch (thrown) {
      onUnkept(thrown)
      return randomBytes(KEY_BYTES)
    }
  }
}

function keyIn(folder: string): Buffer {
  const path = join(folder, FILE)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  try {
    // Not over one that another server of this folder has just made.
    writeFileSync(path, randomBytes(KEY_BYTES), { flag: 'wx', mode: 0o600 })
  } catch (thrown) {
    if ((thrown as { code?: unknown }).code !== 'EEXIST') throw thrown
  }
  const key = readFileSync(path)
  if (key.length !== KEY_BYTES) throw new Error('the key file does not hold a key')
  return key
}
