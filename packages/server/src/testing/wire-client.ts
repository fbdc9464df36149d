import { once } from 'node:events'
import {
  decodeServerFrame,
  encode,
  SUBPROTOCOL,
  type ClientMessage,
  type ServerMessageMap,
  type ServerType,
} from '@mismatch/protocol'
import { WebSocket, type ClientOptions } from 'ws'

interface Heard {
  readonly text: string
  readonly isBinary: boolean
}

/** A client on a real socket that says exactly what a test tells it to, and hands out what it hears in order. */
export class WireClient {
  readonly socket: WebSocket
  readonly #inbox: Heard[] = []
  #wake: () => void = () => undefined
  readonly #closed: Promise<{ code: number; reason: string }>

  private constructor(socket: WebSocket) {
    this.socket = socket
    this.#closed = new Promise((resolve) => {
      socket.once('close', (code, reason) => {
        resolve({ code, reason: reason.toString() })
      })
    })
    socket.on('message', (data, isBinary) => {
      this.#inbox.push({ text: (data as Buffer).toString(), isBinary })
      this.#wake()
    })
    socket.on('close', () => {
      this.#wake()
    })
    socket.on('error', () => undefined)
  }

  /** Opens a socket; v1 unless `protocols` says otherwise ([] = classic). */
  static async open(
    url: string,
    protocols: string[] = [SUBPROTOCOL],
    options: ClientOptions = {},
  ): Promise<WireClient> {
    const client = new WireClient(new WebSocket(url, protocols, options))
    await once(client.socket, 'open')
    return client
  }

  /** How it was closed; waits for it. */
  get closed(): Promise<{ code: number; reason: string }> {
    return this.#closed
  }

  /** Sends a frame, or any text or bytes. */
  send(frame: ClientMessage | string | Buffer): void {
    this.socket.send(typeof frame === 'string' || Buffer.isBuffer(frame) ? frame : encode(frame))
  }

  /** The next text heard, as it came. */
  async text(): Promise<string> {
    return (await this.#next()).text
  }

  /** Whether the next frame is binary. */
  async isBinary(): Promise<boolean> {
    return (await this.#next()).isBinary
  }

  /** The next frame, which must be of this type. */
  async hear<Type extends ServerType>(type: Type): Promise<ServerMessageMap[Type]> {
    const text = await this.text()
    const decoded = decodeServerFrame(text)
    if (!decoded.ok || decoded.message.type !== type) throw new Error(`expected ${type}, heard ${text}`)
    return decoded.message as ServerMessageMap[Type]
  }

  /** What was heard until the server had read everything sent so far. */
  async heard(): Promise<string[]> {
    await this.settle()
    return this.#inbox.splice(0).map(({ text }) => text)
  }

  /** The types of the same. */
  async types(): Promise<string[]> {
    return (await this.heard()).map((text) => (JSON.parse(text) as { type: string }).type)
  }

  /** Waits until the server has read everything sent so far, and everything it then had to say has come. */
  async settle(): Promise<void> {
    const pong = once(this.socket, 'pong')
    this.socket.ping()
    const closed = await Promise.race([pong.then(() => undefined), this.#closed])
    if (closed !== undefined) throw new Error(`closed with ${String(closed.code)} ${closed.reason}`)
  }

  /** Closes as a page does that goes away. */
  async leave(code = 1001): Promise<void> {
    this.socket.close(code)
    await this.#closed
  }

  async #next(): Promise<Heard> {
    while (this.#inbox.length === 0) {
      if (this.socket.readyState === WebSocket.CLOSED) throw new Error('closed before the next frame')
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    return this.#inbox.shift()!
  }
}
