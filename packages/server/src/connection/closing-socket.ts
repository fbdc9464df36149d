import { WebSocket } from 'ws'

/** The code of a close frame that has none. */
const NO_CODE = 1005

/** What hears of a socket. */
export interface SocketOwner {
  onMessage(data: Buffer, isBinary: boolean): void
  onPong(): void
  onSocketError(): void
  /** Does something after all that was read before has had its effect. */
  inOrder(run: () => void): void
  /** A pong or a close is about to be written, which must not overtake anything. */
  beforeControlFrame(): void
  /** It begins to close, or has closed; with the code, and perhaps more than once. */
  onClosing(code: number): void
}

/**
 * A WebSocket that tells when it begins to close, whichever end began. The event `close` comes only when the TCP connection has ended
 * too: who keeps that open would be taken for present as long as ws waits for it.
 */
export class ClosingSocket extends WebSocket {
  #owner: SocketOwner | null = null

  /** Tells one all of this socket. The listeners are the same for all sockets: closures of its own would be kept for each. */
  belongTo(owner: SocketOwner): void {
    this.#owner = owner
    this.on('message', ClosingSocket.#onMessage)
    this.on('pong', ClosingSocket.#onPong)
    // One that is cut does not begin to close before.
    this.on('close', ClosingSocket.#onClose)
    this.on('error', ClosingSocket.#onError)
  }

  /** ws calls this for a close frame and for a frame that breaks the protocol. */
  override close(code?: number, reason?: string | Buffer): void {
    this.#owner?.beforeControlFrame()
    super.close(code, reason)
    this.#owner?.onClosing(code ?? NO_CODE)
  }

  /** ws calls this for a ping. The answer says that all that came before the ping has had its effect. */
  override pong(data?: unknown, mask?: boolean, done?: (error: Error) => void): void {
    this.#owner?.inOrder(() => {
      this.#owner?.beforeControlFrame()
      super.pong(data, mask, done)
    })
  }

  static #onMessage(this: WebSocket, data: unknown, isBinary: boolean): void {
    ;(this as ClosingSocket).#owner?.onMessage(data as Buffer, isBinary)
  }

  static #onPong(this: WebSocket): void {
    ;(this as ClosingSocket).#owner?.onPong()
  }

  static #onClose(this: WebSocket, code: number): void {
    ;(this as ClosingSocket).#owner?.onClosing(code)
  }

  static #onError(this: WebSocket): void {
    ;(this as ClosingSocket).#owner?.onSocketError()
  }
}
