import { clearTimeout, setTimeout } from 'node:timers'

/** So long a frame that has been overtaken may still come; after it, it is lost. */
const OVERTAKEN_MS = 250
const SHOWN = 200

/** What one person is to hear from the other: these frames in this order, over and over, as text, byte for byte. */
export class Sequence {
  #person
  #frames
  #onCame
  #onFault
  #at = 0
  #missing = null

  /**
   * @param frames as the other one sends them
   * @param onCame another one came, and it is the right one
   * @param onFault says what the server did to a frame; nothing more is heard after it
   */
  constructor(person, frames, onCame, onFault) {
    this.#person = person
    this.#frames = frames
    this.#onCame = onCame
    this.#onFault = onFault
    person.onFrame = (data, isBinary) => this.#judge(data, isBinary)
    person.onLost = (why) => this.#fail(why)
  }

  stop() {
    clearTimeout(this.#missing)
    this.#person.onFrame = this.#person.onLost = () => undefined
  }

  #judge(data, isBinary) {
    if (isBinary) return this.#fail('a frame came as binary')
    if (this.#person.isSame(this.#frames[this.#at], data)) {
      if (this.#missing !== null) return this.#fail('a frame came out of order')
      this.#at = (this.#at + 1) % this.#frames.length
      return this.#onCame()
    }
    if (this.#missing !== null) return undefined
    const sent = this.#frames.findIndex((frame) => this.#person.isSame(frame, data))
    if (sent === -1) return this.#fail(`a frame came changed: ${shown(data)}`)
    if (sent === (this.#at + this.#frames.length - 1) % this.#frames.length) return this.#fail('a frame came twice')
    // It may have been overtaken, or be gone.
    this.#missing = setTimeout(() => this.#fail('a frame was lost'), OVERTAKEN_MS)
    return undefined
  }

  #fail(why) {
    this.stop()
    this.#onFault(new Error(why))
  }
}

function shown(data) {
  return (Buffer.isBuffer(data) ? data.toString() : JSON.stringify(data)).slice(0, SHOWN)
}
