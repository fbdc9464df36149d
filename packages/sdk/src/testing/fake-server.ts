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

/** The server's end of one socket, played by a test. */
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
  readonly offered: string

  constructor(url: string, offered: string) {
    this.url = url
    this.offered = offered
  }

  send(text: string): void {
    const decoded = decodeClientFrame(text)
    if (!decoded.ok) throw new Error(`the client sent a bad frame: ${decoded.fault.message}`)
    this.received.push(decoded.message)
  }
  close(code?: number): void {
    this.closedWith ??= { code }
  }

  open(protocol: string = SUBPROTOCOL): void {
    this.protocol = protocol
    this.#fire(this.onopen, {})
  }
  say(message: ServerMessage): void {
    this.sayText(encode(message))
  }
  sayText(data: unknown): void {
    this.#fire(this.onmessage, { data })
  }
  /** Opens and answers the Hello. */
  welcome(overrides: Partial<ServerMessageMap['Welcome']> = {}): void {
    this.open()
    this.say({ ...welcomeFrame, ...overrides })
  }
  /** Closes from the server's side; 1006 is a broken connection. */
  shut(code = 1006, reason = ''): void {
    this.#fire(this.onclose, { code, reason })
  }
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

  get socket(): FakeSocket {
    const socket = this.sockets.at(-1)
    if (socket === undefined) throw new Error('no socket was opened')
    return socket
  }
  /** Frames of this type over all sockets. */
  of<Type extends ClientType>(type: Type): ClientMessageMap[Type][] {
    return this.sockets.flatMap((socket) => socket.of(type))
  }
}

export const welcomeFrame: ServerMessageMap['Welcome'] = {
  type: 'Welcome',
  user_id: 'u1',
  resume_window_ms: 0,
  resumed: 'none',
  received: 0,
  state: 'idle',
  ice_servers: [{ urls: ['stun:stun.example.com'] }],
  ice_expires_at: null,
  limits: {
    frame_bytes: 65_536,
    frames_per_second: 100,
    chat_per_second: 5,
    ready_per_minute: 30,
    report_per_minute: 5,
  },
  features: { chat: 'peer', relay: false, files: false },
  server: { name: 'fake', version: '0' },
}

export function waitingFrame(overrides: Partial<ServerMessageMap['Waiting']> = {}): ServerMessageMap['Waiting'] {
  return { type: 'Waiting', position: 0, online: 2, reason: 'queued', ...overrides }
}

export function pairedFrame(
  session_id: string,
  { media = 'video', offerer = true }: { media?: 'video' | 'audio' | 'text'; offerer?: boolean } = {},
): ServerMessageMap['Paired'] {
  return {
    type: 'Paired',
    session_id,
    you_are_offerer: offerer,
    peer: {
      id: `peer-${session_id}`,
      profile: { name: 'Lena' },
      dialect: 'v1',
      media,
      is_buddy: false,
      shared_tags: [],
    },
    privacy: 'direct',
  }
}
