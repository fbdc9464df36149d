import { UNCOUNTED, type ClientMessage, type ClientMessageMap, type ServerMessageMap } from '@mismatch/protocol'
import type { FakeSocket } from './fake-server.ts'

/** How a server takes back a client whose connection broke (rule H6). */
export type Resumes = ServerMessageMap['Welcome']['resumed']

/** What a server keeps of its client from socket to socket: the place, and frames that did not arrive. */
export class FakeMemory {
  resumes: Resumes = 'none'
  /** So long it says to keep them. */
  windowMs = 30_000
  /** The one that the client is known by. */
  socket: FakeSocket | null = null
  #tokens = 0
  /** Counted frames of the client that arrived, since the last Welcome that was not `exact`. */
  received = 0
  /** Counted frames for the client, and how many of them it has said to have. */
  #said: string[] = []
  #place: Pick<ServerMessageMap['Welcome'], 'state' | 'session_id'> = { state: 'idle' }

  heard(message: ClientMessage): void {
    if (!UNCOUNTED.has(message.type)) this.received++
    if (message.type === 'Leave') this.#place = { state: 'idle' }
  }

  /** Whatever is said to the client, arrived or not. */
  said(data: unknown): void {
    const text = String(data)
    const message = parsed(text)
    if (typeof message.type === 'string' && UNCOUNTED.has(message.type)) return
    this.#said.push(text)
    if (message.type === 'Waiting') this.#place = { state: 'waiting' }
    if (message.type === 'Paired') this.#place = { state: 'paired', session_id: String(message.session_id) }
    if (message.type === 'Idle' || message.type === 'PeerLeft') this.#place = { state: 'idle' }
  }

  /** What the Welcome says to this Hello. */
  answer(hello: ClientMessageMap['Hello'] | undefined): Partial<ServerMessageMap['Welcome']> {
    if (this.resumes === 'none') return {}
    const { token, received = Infinity } = hello?.resume ?? {}
    const isKnown = token !== undefined && this.#tokens > 0
    const isExact = this.resumes === 'exact' && received <= this.#said.length
    const kept = { resume_token: `resume-${String(++this.#tokens)}`, resume_window_ms: this.windowMs }
    if (!isKnown) return kept
    return { ...kept, ...this.#place, resumed: isExact ? 'exact' : 'session', received: isExact ? this.received : 0 }
  }

  /** Takes the client over to this socket. Gives what goes out again there. */
  welcomed(socket: FakeSocket, resumed: Resumes, received: number | undefined): readonly string[] {
    this.socket = socket
    if (resumed === 'exact') return this.#said.slice(received).map(withoutToken)
    this.received = 0
    this.#said = []
    if (resumed === 'none') this.#place = { state: 'idle' }
    return []
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** The Welcome before it holds what the token would say (rule H7). */
function withoutToken(text: string): string {
  return 'resume_token' in parsed(text) ? JSON.stringify({ ...parsed(text), resume_token: undefined }) : text
}
