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
import { FakeHttp } from './fake-http.ts'
import { FakeMemory, type Resumes } from './fake-memory.ts'
import { welcomeFrame } from './frames.ts'

/** The server's end of one socket. By itself it answers a Ping and nothing else: the test says what the server says. */
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
  #isStalled = false
  readonly #memory: FakeMemory

  constructor(url: string, offered: string, memory = new FakeMemory()) {
    this.url = url
    this.offered = offered
    this.#memory = memory
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
    if (this.#isStalled || this.#is === 'shut') return
    const { message } = decoded
    this.received.push(message)
    if (!this.#isWelcomed) return
    this.#memory.heard(message)
    const { received } = this.#memory
    if (message.type === 'Ping' && this.isOpen) this.say({ type: 'Pong', received })
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
    if (this.#isWelcomed) this.#memory.said(data)
    this.#deliver(data)
  }
  /** Opens, unless it is, and answers the Hello: as the server's `resumes` says, unless said otherwise. */
  welcome(overrides: Partial<ServerMessageMap['Welcome']> = {}): void {
    if (this.#is === 'connecting') this.open()
    const hello = this.of('Hello').at(-1)
    if (hello === undefined && this.#isStalled) return
    const welcome = welcomeFrame({ ...this.#memory.answer(hello), ...overrides })
    const missed = this.#memory.welcomed(this, welcome.resumed, hello?.resume?.received)
    this.#deliver(encode(welcome))
    for (const text of missed) this.#deliver(text)
  }
  /** From now on nothing arrives in either direction, and neither side knows. */
  stall(): void {
    this.#isStalled = true
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

  /** The server has taken the client over to this socket, and to none after it. */
  get #isWelcomed(): boolean {
    return this.#memory.socket === this
  }
  #deliver(data: unknown): void {
    if (!this.#isStalled) this.#fire(this.onmessage, { data })
  }
  #fire(handler: ((event: never) => void) | null, event: unknown): void {
    handler?.(event as never)
  }
}

/** Every socket that was opened, oldest first. */
export class FakeServer {
  readonly sockets: FakeSocket[] = []
  readonly WebSocket: SocketConstructor
  readonly http = new FakeHttp()
  readonly #memory = new FakeMemory()

  constructor() {
    const { sockets } = this
    const memory = this.#memory
    this.WebSocket = class extends FakeSocket {
      constructor(url: string, offered: string) {
        super(url, offered, memory)
        sockets.push(this)
      }
    }
  }

  /**
   * How it takes back a client whose connection broke (rule H6): `exact`, with every frame that did not arrive; `session`, with its
   * place alone; `none` (default), as anybody new. Set it before the first `welcome()`.
   */
  get resumes(): Resumes {
    return this.#memory.resumes
  }
  set resumes(resumes: Resumes) {
    this.#memory.resumes = resumes
  }

  /** The latest. */
  get socket(): FakeSocket {
    const socket = this.sockets.at(-1)
    if (socket === undefined) throw new Error('the client has opened no socket: start() or prepare() comes first')
    return socket
  }
  /** A frame for the client; while its connection is broken, one that waits for it if the server `resumes` it. */
  say(message: ServerMessage): void {
    const { socket } = this.#memory
    if (this.resumes === 'none' || socket === null) this.socket.say(message)
    else if (socket.isOpen) socket.say(message)
    else this.#memory.said(encode(message))
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
  /** From now on nothing arrives in either direction, and neither side knows; `cut()` is what makes the client notice. */
  stall(): void {
    for (const socket of this.sockets) socket.stall()
  }
  /** Breaks the client's connection; it comes back after its backoff. */
  cut(): void {
    for (const socket of this.sockets.filter(({ isOpen }) => isOpen)) socket.shut(1006)
  }
  /** Goes down as a server does that is updated (rule E3): its clients come back after `reconnectInMs`. */
  restart(reconnectInMs = 0): void {
    for (const socket of this.sockets.filter(({ isOpen }) => isOpen)) {
      socket.say({ type: 'Draining', reconnect_in_ms: reconnectInMs })
      socket.shut(1012)
    }
  }
}
