import {
  decodeServerFrame,
  encode,
  SUBPROTOCOL,
  UNCOUNTED,
  type ClientMessage,
  type ServerMessage,
  type ServerMessageMap,
} from '@mismatch/protocol'
import { WebSocket } from 'ws'

/** From how many unacknowledged frames on the server is asked (rule H4). */
const ASK_FRAMES = 64

export interface SteadyEvents {
  /** Let in, or in again. */
  onWelcome(welcome: ServerMessageMap['Welcome']): void
  /** A counted frame; each once, but for what a resume as `session` loses. */
  onFrame(message: ServerMessage): void
}

/** A client that goes by rules H4 to H7 and nothing else: one link over many sockets, which a test may cut whenever it likes. */
export class SteadyClient {
  readonly #events: SteadyEvents
  #url: string
  #socket: WebSocket | null = null
  #isIn = false
  #token: string | undefined
  #received = 0
  /** Counted frames that the server has not acknowledged. */
  #outbox: string[] = []
  #sent = 0
  #isAsking = false

  constructor(url: string, events: SteadyEvents) {
    this.#url = url
    this.#events = events
  }

  /** Opens a socket, and says who it was; the one before is read no more. It is let in with `onWelcome`. */
  connect(url = this.#url): void {
    this.#url = url
    const socket = new WebSocket(url, SUBPROTOCOL)
    const before = this.#socket
    this.#socket = socket
    this.#isIn = false
    socket.on('error', () => undefined)
    socket.once('open', () => {
      if (socket !== this.#socket) return
      const resume =
        this.#token === undefined ? undefined : { token: this.#token, received: this.#received, sent: this.#sent }
      socket.send(encode({ type: 'Hello', ...(resume !== undefined && { resume }) }))
    })
    socket.on('message', (data) => {
      if (socket === this.#socket) this.#read((data as Buffer).toString(), before)
    })
  }

  send(message: ClientMessage): void {
    const text = encode(message)
    if (!UNCOUNTED.has(message.type)) {
      this.#outbox.push(text)
      this.#sent++
    }
    if (this.#isIn) this.#socket?.send(text)
    if (this.#outbox.length >= ASK_FRAMES && !this.#isAsking) this.#ping()
  }

  /** The network is gone: nothing more is sent or read. */
  async cut(): Promise<void> {
    const socket = this.#socket
    this.#socket = null
    this.#isIn = false
    if (socket === null || socket.readyState === WebSocket.CLOSED) return
    await new Promise((resolve) => {
      socket.once('close', resolve)
      socket.terminate()
    })
  }

  /** Asks the server what it has received. */
  #ping(): void {
    if (!this.#isIn) return
    this.#isAsking = true
    this.send({ type: 'Ping', received: this.#received })
  }

  #read(text: string, before: WebSocket | null): void {
    const decoded = decodeServerFrame(text)
    if (!decoded.ok) throw new Error(`a frame that cannot be read: ${text}`)
    const { message } = decoded
    if ('resume_token' in message) this.#token = message.resume_token ?? this.#token
    switch (message.type) {
      case 'Welcome':
        before?.terminate()
        this.#welcome(message)
        return
      case 'Ping':
        this.#acknowledge(message.received)
        this.send({ type: 'Pong', received: this.#received })
        return
      case 'Pong':
        this.#isAsking = false
        this.#acknowledge(message.received)
        return
      default:
        this.#received++
        this.#events.onFrame(message)
    }
  }

  #welcome(welcome: ServerMessageMap['Welcome']): void {
    this.#isIn = true
    if (welcome.resumed === 'exact') {
      this.#acknowledge(welcome.received)
      for (const text of this.#outbox) this.#socket?.send(text)
    } else {
      this.#outbox = []
      this.#sent = 0
      this.#received = 0
    }
    this.#ping()
    this.#events.onWelcome(welcome)
  }

  #acknowledge(received: number): void {
    this.#outbox = this.#outbox.slice(received - (this.#sent - this.#outbox.length))
  }
}
