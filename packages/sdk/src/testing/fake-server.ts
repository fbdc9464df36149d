import {
  decodeClientFrame,
  encode,
  SUBPROTOCOL,
  type ClientMessage,
  type ClientMessageMap,
  type ClientType,
  type ServerMessage,
  type ServerMessageMap,
} from '@mismatch/protocol'
import type { Socket, SocketConstructor } from '../options.ts'
import { welcomeFrame } from './frames.ts'

/** The server's end of one socket. It does nothing by itself: the test says what the server says. */
export class FakeSocket implements Socket {
  protocol = ''
  onopen: ((event: never) => void) | null = null
  onmessage: ((event: never) => void) | null = null
  onclose: ((event: never) => void) | null = null
  onerror: ((event: never) => void) | null = null
  readonly received: ClientMessage[] = []
  /** How the client closed it; undefined while it has not. */
  closedWith: { code: number | undefined } | undefined
  readonly url: string
  /** The subprotocol that the client asked for. */
  readonly offered: string
  #is: 'connecting' | 'open' | 'shut' = 'connecting'

  constructor(url: string, offered: string) {
    this.url = url
    this.offered = offered
  }

  /** Neither side has closed it. */
  get isOpen(): boolean {
    return this.#is === 'open' && this.closedWith === undefined
  }

  /** The client's own; a frame that no server would take throws there, in the client. */
  send(text: string): void {
    if (this.#is === 'connecting') throw new Error(`the client sends before the socket is open: ${text}`)
    const decoded = decodeClientFrame(text)
    if (!decoded.ok) throw new Error(`the client sent a bad frame: ${decoded.fault.message}: ${text}`)
    this.received.push(decoded.message)
  }
  /** The client's own. */
  close(code?: number): void {
    this.closedWith ??= { code }
  }

  open(protocol: string = SUBPROTOCOL): void {
    if (this.#is !== 'connecting') throw new Error(`a socket opens once; this one is ${this.#is}`)
    this.#is = 'open'
    this.protocol = protocol
    this.#fire(this.onopen, {})
  }
  /** A frame of the server. One that the client has closed still takes it, as one that was under way. */
  say(message: ServerMessage): void {
    this.sayText(encode(message))
  }
  /** Whatever a broken server might say. */
  sayText(data: unknown): void {
    if (this.#is !== 'open')
      throw new Error(`this socket is ${this.#is}: open() or welcome() comes before ${String(data)}`)
    this.#fire(this.onmessage, { data })
  }
  /** Opens and answers the Hello. */
  welcome(overrides: Partial<ServerMessageMap['Welcome']> = {}): void {
    this.open()
    this.say(welcomeFrame(overrides))
  }
  /** Closes from the server's side; 1006 is a broken connection, or before `open()` a refused one. */
  shut(code = 1006, reason = ''): void {
    this.#is = 'shut'
    this.#fire(this.onclose, { code, reason })
  }
  /** Frames of this type that came in here. */
  of<Type extends ClientType>(type: Type): ClientMessageMap[Type][] {
    return this.received.filter((each): each is ClientMessageMap[Type] => each.type === type)
  }

  #fire(handler: ((event: never) => void) | null, event: unknown): void {
    handler?.(event as never)
  }
}

/** Every socket that was opened, oldest first. */
export class FakeServer {
  readonly sockets: FakeSocket[] = []
  readonly WebSocket: SocketConstructor

  constructor() {
    const { sockets } = this
    this.WebSocket = class extends FakeSocket {
      constructor(url: string, offered: string) {
        super(url, offered)
        sockets.push(this)
      }
    }
  }

  /** The latest. */
  get socket(): FakeSocket {
    const socket = this.sockets.at(-1)
    if (socket === undefined) throw new Error('the client has opened no socket: start() or prepare() comes first')
    return socket
  }
  /** Frames of this type over all sockets. */
  of<Type extends ClientType>(type: Type): ClientMessageMap[Type][] {
    return this.sockets.flatMap((socket) => socket.of(type))
  }
  /** The latest frame of this type; throws what came instead if there was none. */
  heard<Type extends ClientType>(type: Type): ClientMessageMap[Type] {
    const frame = this.of(type).at(-1)
    if (frame !== undefined) return frame
    const others = this.sockets.flatMap(({ received }) => received.map((each) => each.type))
    throw new Error(`the client sent no ${type}, but ${others.join(', ') || 'nothing'}`)
  }
  /** Goes down as a server does that is updated (rule E3): its clients come back after `reconnectInMs`. */
  restart(reconnectInMs = 0): void {
    for (const socket of this.sockets.filter(({ isOpen }) => isOpen)) {
      socket.say({ type: 'Draining', reconnect_in_ms: reconnectInMs })
      socket.shut(1012)
    }
  }
}
