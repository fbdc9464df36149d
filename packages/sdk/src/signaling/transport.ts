import { SUBPROTOCOL } from '@mismatch/protocol'
import type { Socket, SocketConstructor } from '../options.ts'

export interface TransportEvents {
  onOpen(protocol: string): void
  /** `text` is null for a binary frame. */
  onFrame(text: string | null): void
  onClose(code: number, reason: string): void
}

/** One socket. After `mute()` or `drop()` nothing comes from it any more, however late its events are. */
export class Transport {
  readonly #socket: Socket

  /** @throws whatever the constructor of the WebSocket throws, for instance on an insecure address in a secure page */
  constructor(construct: SocketConstructor, url: string, events: TransportEvents) {
    const socket = new construct(url, SUBPROTOCOL)
    socket.onopen = () => events.onOpen(socket.protocol)
    socket.onmessage = (event: { data: unknown }) => events.onFrame(typeof event.data === 'string' ? event.data : null)
    socket.onclose = (event: { code: number; reason: string }) => events.onClose(event.code, event.reason)
    // A close always follows, and says more. In Node an error without a listener would end the process.
    socket.onerror = () => {}
    this.#socket = socket
  }

  send(text: string): void {
    this.#socket.send(text)
  }

  /** Nothing comes from it any more, and the server is told nothing yet. */
  mute(): void {
    this.#socket.onopen = this.#socket.onmessage = this.#socket.onclose = null
  }

  /** @param code none says that this side may come back, 1000 that it is done (rule H5) */
  drop(code?: 1000): void {
    this.mute()
    this.#socket.close(code)
  }
}
