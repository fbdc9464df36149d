import { decodeServerFrame, UNCOUNTED, type ServerMessage } from '@mismatch/protocol'

/** What was read from a socket: a message, one from a later version that can be passed over, or a fault. */
export type Read =
  | { readonly kind: 'message'; readonly message: ServerMessage }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'fault'; readonly why: string }

/** Reads frames of one connection and counts those that acknowledgements count (rule H4). */
export class FrameReader {
  #received = 0

  /** Counted frames since the last `Welcome`. */
  get received(): number {
    return this.#received
  }

  read(text: string | null): Read {
    if (text === null) {
      this.#received++
      return { kind: 'fault', why: 'a binary frame' }
    }
    const decoded = decodeServerFrame(text)
    const type = decoded.ok ? decoded.message.type : decoded.fault.ref
    if (type === 'Welcome') this.#received = 0
    else if (type === undefined || !UNCOUNTED.has(type)) this.#received++
    if (decoded.ok) return { kind: 'message', message: decoded.message }
    if (decoded.fault.code === 'unknown_type') return { kind: 'unknown' }
    return { kind: 'fault', why: `${type ?? 'frame'}: ${decoded.fault.message}` }
  }
}
