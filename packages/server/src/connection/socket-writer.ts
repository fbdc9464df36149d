import type { Writable } from 'node:stream'
import { WebSocket } from 'ws'
import { frameLength, framesOf, PING } from './frames.ts'

/** How much may wait to be read before the reader is too slow (rule R5), in bytes. */
export const MAX_BUFFERED = 1_048_576

type Socket = Pick<WebSocket, 'readyState'>
/** What hears that a reader is too slow (rule R5). */
export interface SlowListener {
  onSlow(): void
}

type Stream = Pick<Writable, 'writableLength' | 'write'>

/**
 * Whose frames wait for the end of this tick: until all has been read that had come, on whatever socket. Whoever gets answers together then is
 * woken once for them.
 */
let due: SocketWriter[] = []

function endTick(): void {
  const writers = due
  due = []
  for (const writer of writers) writer.endTick()
}

/** What the many have that wait for nothing. */
const NOTHING: Uint8Array[] = []

/**
 * Writes to one socket: all frames of a tick in one write, and never more than a reader takes.
 *
 * They go to the stream under the WebSocket. ws has a queue above that for what it must compress or fetch first; here is no such thing (rule
 * F2), so its own frames, pongs and the close, go to the stream at once as well. Before them `flush` is to be called.
 */
export class SocketWriter {
  readonly #socket: Socket
  readonly #stream: Stream
  readonly #listener: SlowListener
  #texts = NOTHING
  /** How long their frames are together. */
  #length = 0
  /** How much was waiting to be read already. */
  #unread = 0

  /** @param stream what lies under the WebSocket */
  constructor(socket: Socket, stream: Stream, listener: SlowListener) {
    this.#socket = socket
    this.#stream = stream
    this.#listener = listener
  }

  /** Sends a text frame; false if the reader is too slow for it. */
  send(text: string | Uint8Array): boolean {
    if (this.#texts === NOTHING) this.#begin()
    if (this.#isSlow()) {
      this.#listener.onSlow()
      return false
    }
    this.#add(typeof text === 'string' ? Buffer.from(text) : text)
    return true
  }

  /** Sends a ping (rule H10), which is no burden on a slow reader. */
  ping(): void {
    if (this.#texts === NOTHING) this.#begin()
    this.#add(PING)
  }

  /** Writes what waits for the end of the tick: before a pong, which must not overtake it, and a close, after which nothing may come. */
  flush(): void {
    if (this.#length === 0) return
    const frames = framesOf(this.#texts, this.#length)
    this.#texts = []
    this.#length = 0
    // A socket that closes takes nothing more.
    if (this.#socket.readyState === WebSocket.OPEN) this.#stream.write(frames)
  }

  /** The tick in which something was sent is over. */
  endTick(): void {
    this.flush()
    this.#texts = NOTHING
  }

  #begin(): void {
    this.#texts = []
    this.#unread = this.#stream.writableLength
    if (due.push(this) === 1) setImmediate(endTick)
  }

  #add(text: Uint8Array): void {
    this.#texts.push(text)
    this.#length += frameLength(text.length)
  }

  #isSlow(): boolean {
    if (this.#unread + this.#length <= MAX_BUFFERED) return false
    // What waits may only be waiting for the end of the tick.
    this.flush()
    this.#unread = this.#stream.writableLength
    return this.#unread > MAX_BUFFERED
  }
}
