import type { Writable } from 'node:stream'
import type { WebSocket } from 'ws'

/** How much may wait to be read before the reader is too slow (rule R5), in bytes. */
export const MAX_BUFFERED = 1_048_576

type Socket = Pick<WebSocket, 'bufferedAmount' | 'send'>
type Stream = Pick<Writable, 'cork' | 'uncork'>

/** Writes to one socket: all frames of a tick in one write, and never more than a reader takes. */
export class SocketWriter {
  readonly #socket: Socket
  readonly #stream: Stream
  readonly #onSlow: () => void
  #corked = false

  /** @param stream what lies under the WebSocket */
  constructor(socket: Socket, stream: Stream, onSlow: () => void) {
    this.#socket = socket
    this.#stream = stream
    this.#onSlow = onSlow
  }

  /** Sends a text frame; false if the reader is too slow for it. */
  send(text: string | Buffer): boolean {
    if (this.#isSlow()) {
      this.#onSlow()
      return false
    }
    this.#cork()
    // A relayed frame comes as the bytes that were read; without this it would leave as a binary frame.
    this.#socket.send(text, { binary: false })
    return true
  }

  #isSlow(): boolean {
    if (this.#socket.bufferedAmount <= MAX_BUFFERED) return false
    // What waits may only be waiting for the end of the tick.
    this.#uncork()
    return this.#socket.bufferedAmount > MAX_BUFFERED
  }

  #cork(): void {
    if (this.#corked) return
    this.#corked = true
    this.#stream.cork()
    process.nextTick(() => {
      this.#uncork()
    })
  }

  #uncork(): void {
    if (!this.#corked) return
    this.#corked = false
    this.#stream.uncork()
  }
}
