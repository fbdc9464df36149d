import { randomFillSync } from 'node:crypto'

/** How many pieces the system is asked for at once. */
const PIECES = 256

/**
 * Random bytes from the system in pieces of one size. Asking costs more than the bytes do, so many are fetched at once; each is given out once,
 * and is not kept after that.
 */
export class RandomPool {
  readonly #size: number
  #bytes = Buffer.alloc(0)
  #at = 0

  /** @param size of a piece, in bytes */
  constructor(size: number) {
    this.#size = size
  }

  next(): Buffer {
    if (this.#at === this.#bytes.length) {
      // A new buffer: who was given a piece of the last one may still hold it.
      this.#bytes = randomFillSync(Buffer.allocUnsafeSlow(this.#size * PIECES))
      this.#at = 0
    }
    return this.#bytes.subarray(this.#at, (this.#at += this.#size))
  }
}

/** Ids that nobody can guess: 96 random bits, in 16 letters, digits, `-` and `_`. */
export function createIds(): () => string {
  const pool = new RandomPool(12)
  return () => pool.next().toString('base64url')
}
