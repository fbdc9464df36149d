import { randomFillSync } from 'node:crypto'

/** 96 random bits: as good as unique, and not to be guessed. */
const ID_BYTES = 12
/** Asking the system for random bytes costs the more the more often: for so many ids at once it costs next to nothing. */
const IDS = 256

const bytes = Buffer.allocUnsafeSlow(ID_BYTES * IDS)
let used = bytes.length

/** A name that nobody had before and nobody can guess: 16 characters of base64url. */
export function newId(): string {
  if (used === bytes.length) {
    randomFillSync(bytes)
    used = 0
  }
  const id = bytes.toString('base64url', used, used + ID_BYTES)
  used += ID_BYTES
  return id
}
