import type { FileMessage } from '@mismatch/protocol'
import type { Clock } from '../clock.ts'
import type { FileTransfer } from '../events.ts'
import { Incoming } from './incoming.ts'
import { Outgoing } from './outgoing.ts'

/** A message without what every message of a session has. */
type Said =
  FileMessage extends infer Message ?
    Message extends FileMessage ?
      Omit<Message, 'session_id'>
    : never
  : never

export interface FilesWiring {
  readonly sessionId: string
  readonly clock: Clock
  readonly makeId: () => string
  /** The binary channel of the connection to the partner; null while there is no connection. */
  readonly channel: () => RTCDataChannel | null
  /** Whether it went out by the channel for text, or will once a connection that is interrupted is whole again. */
  readonly send: (message: FileMessage) => boolean
  /** Whether server, partner and session have files at all. */
  readonly isAllowed: boolean
  /** Whether the app would hear of an offer. */
  readonly isHeard: () => boolean
  /** Whether one more offer of the partner is within bounds. */
  readonly takeOffer: () => boolean
  readonly tell: (transfer: FileTransfer) => void
}

export interface FilesParts extends FilesWiring {
  readonly say: (said: Said) => boolean
  readonly isOver: () => boolean
}

/** The files of one session (rule R3): what is said about them by the channel for text, their bytes by the one for files. */
export class Files {
  readonly #parts: FilesParts
  readonly #outgoing: Outgoing
  readonly #incoming: Incoming
  #channel: RTCDataChannel | null = null
  #isOver = false

  constructor(wiring: FilesWiring) {
    const { sessionId: session_id } = wiring
    this.#parts = {
      ...wiring,
      say: (said) => wiring.send({ ...said, session_id }),
      isOver: () => this.#isOver,
    }
    this.#outgoing = new Outgoing(this.#parts)
    this.#incoming = new Incoming(this.#parts)
  }

  /** @throws MatchError (rejects), as `session.sendFile()` */
  send(file: Blob & { readonly name?: string }): Promise<FileTransfer> {
    this.#listen()
    return this.#outgoing.offer(file)
  }

  /** What the channel says about files; what is not of this session is passed over. */
  receive(message: FileMessage): void {
    if (message.session_id !== this.#parts.sessionId) return
    this.#listen()
    this.#outgoing.receive(message)
    this.#incoming.receive(message)
  }

  /** May be called twice. Leaves no listener; what was under way has failed. */
  close(): void {
    this.#isOver = true
    this.#end('session_over')
  }

  #listen(): void {
    const channel = this.#parts.channel()
    if (this.#channel !== null || channel === null) return
    this.#channel = channel
    channel.binaryType = 'arraybuffer'
    channel.onmessage = ({ data }: { data: unknown }) => this.#incoming.receiveChunk(data)
    channel.onbufferedamountlow = () => this.#outgoing.hasRoom()
    channel.onclose = () => this.#end('channel_closed')
  }

  #end(reason: 'session_over' | 'channel_closed'): void {
    if (this.#channel !== null) {
      this.#channel.onmessage = this.#channel.onbufferedamountlow = this.#channel.onclose = null
    }
    this.#outgoing.close(reason)
    this.#incoming.close(reason)
  }
}
