import { WebSocket } from 'ws'

/** The code of a close frame that has none. */
const NO_CODE = 1005

/**
 * A WebSocket that tells when it begins to close, whichever end began. The event `close` comes only when the TCP connection has ended
 * too: who keeps that open would be taken for present as long as ws waits for it.
 */
export class ClosingSocket extends WebSocket {
  /** Called before anything is written that nothing may come after. */
  beforeClosing: () => void = () => undefined
  /** Called with the close code; more than once if both ends close. */
  onClosing: (code: number) => void = () => undefined

  /** ws calls this for a close frame and for a frame that breaks the protocol. */
  override close(code?: number, reason?: string | Buffer): void {
    this.beforeClosing()
    super.close(code, reason)
    this.onClosing(code ?? NO_CODE)
  }
}
