import type { Duplex } from 'node:stream'
import { CLOSE, UNCOUNTED, type ClientMessageMap } from '@mismatch/protocol'
import type { Clock } from '../clock.ts'
import type { Log } from '../observability/log.ts'
import type { Meters } from '../observability/meters.ts'
import type { Tally } from '../observability/tally.ts'
import type { ClosingSocket, SocketOwner } from './closing-socket.ts'
import type { Dialect } from './dialect.ts'
import { endingOfOurs, endingOfTheirs, type Ending } from './ending.ts'
import { TOO_MUCH } from './gate.ts'
import type { Link } from './link.ts'
import { Liveness, type Asked } from './liveness.ts'
import { Received } from './received.ts'
import type { Pacer } from './pacer.ts'
import type { Rounds } from './rounds.ts'
import { SocketWriter, type SlowListener } from './socket-writer.ts'

/** Frames that may wait: until a connection is let in (rule H3), and while a hook is asked (rule R6). */
const INBOX_FRAMES = 64
/** How long it may take to let a connection in, in ms: a login that hangs would keep the client waiting for a Welcome. */
const ARRIVAL_MS = 10_000
/** How long a peer may take to answer a close before the socket is cut, in ms. */
const CLOSE_GRACE_MS = 2_000

/** What a connection needs from around it. */
export interface Surroundings {
  readonly settings: { readonly helloTimeoutMs: number }
  readonly clock: Clock
  /** Of `PING_EVERY_MS`. */
  readonly rounds: Rounds
  /** Says whether there is time in this turn of the event loop; one for all. */
  readonly pacer: Pacer
  readonly log: Log
  readonly tally: Tally
  readonly meters: Meters
  /** Somebody says who they are; to be answered by `open` or `close`. */
  onHello(connection: Connection, hello: ClientMessageMap['Hello']): void
  /** A frame to act on. */
  onFrame(link: Link, frame: Received): void
  /** It is over; called once. */
  onEnd(connection: Connection, ending: Ending): void
}

/** What carries one connection. */
export interface Wire {
  readonly socket: ClosingSocket
  /** The stream under the socket. */
  readonly stream: Duplex
  /** The client's network address; for a login hook only, never for a log (rule S5). */
  readonly address: string
  /** The page it comes from, if it is one that a pool is bound to (rule S6). */
  readonly origin: string | null
}

/** `greeting`: no Hello yet. `arriving`: being let in; frames wait. `ended`: nothing counts any more. */
type Phase =
  | { readonly is: 'greeting' }
  | { readonly is: 'arriving' }
  | { readonly is: 'open'; readonly link: Link }
  | { readonly is: 'ended' }

/** One socket from its upgrade to its end: who speaks is let in once, and what comes in then is judged and handed on in order (rule F6). */
export class Connection implements SocketOwner, SlowListener, Asked {
  readonly id: string
  readonly dialect: Dialect
  readonly address: string
  readonly origin: string | null
  /** Whose it is; null until known. */
  link: Link | null = null

  readonly #around: Surroundings
  readonly #socket: ClosingSocket
  readonly #writer: SocketWriter
  readonly #liveness: Liveness
  readonly #openedAt: number
  #phase: Phase
  /** What has come and waits to be read. */
  #inbox: Buffer[] | null = null
  /** Takes back the deadline of the phase, if it has one. */
  #stopWaiting: (() => void) | null = null

  constructor(id: string, dialect: Dialect, { socket, stream, address, origin }: Wire, around: Surroundings) {
    const { clock, rounds, settings } = around
    this.id = id
    this.dialect = dialect
    this.address = address
    this.origin = origin
    this.#around = around
    this.#socket = socket
    this.#openedAt = clock.now()
    this.#writer = new SocketWriter(socket, stream, this)
    this.#liveness = new Liveness(clock, rounds, this)
    this.#phase = { is: 'greeting' }
    if (!dialect.isFormal) this.#arrive()
    else if (settings.helloTimeoutMs > 0) {
      this.#stopWaiting = clock.after(settings.helloTimeoutMs, () => {
        this.close(CLOSE.no_hello, 'no Hello came in time')
      })
    }
    socket.belongTo(this)
  }

  get isOpen(): boolean {
    return this.#phase.is === 'open'
  }

  get hasEnded(): boolean {
    return this.#phase.is === 'ended'
  }

  /** Lets the client in, whose `link` is known by now: what it sent meanwhile is handled after `welcome` (rule H3). */
  open(welcome: () => void): void {
    if (this.#phase.is !== 'arriving' || this.link === null) return
    this.#stopDeadline()
    this.#phase = { is: 'open', link: this.link }
    welcome()
    this.readOn()
  }

  /** Reads what has waited, in order; what has to wait again still stands before all that comes later (rule F6). */
  readOn(): void {
    const waiting = this.#inbox
    this.#inbox = null
    for (const text of waiting ?? []) this.#read(text)
  }

  /** Writes a text frame; false if it cannot be written: nobody has been let in, or they do not read. */
  post(text: string | Buffer): boolean {
    if (!this.isOpen || !this.#writer.send(text)) return false
    this.#around.tally.framesOut++
    return true
  }

  /** Asks for a sign of life, at once: a partner is about to rely on it (rule H10). */
  probe(): void {
    if (this.isOpen) this.#liveness.probe()
  }

  /**
   * Ends the connection: what still comes from the client is not read, and the partner need not wait for the socket. May be
   * called twice.
   *
   * @param code one of the protocol's table (rule E2)
   */
  close(code: number, reason = ''): void {
    if (!this.#end(code, endingOfOurs(code))) return
    const stop = this.#around.clock.after(CLOSE_GRACE_MS, () => {
      this.#socket.terminate()
    })
    this.#socket.once('close', stop)
    this.#socket.close(code, reason)
  }

  /** What their socket tells. */
  onMessage(data: Buffer, isBinary: boolean): void {
    const { pacer } = this.#around
    this.#liveness.heard()
    if (pacer.hasTime) this.#hear(data, isBinary)
    else
      pacer.later(() => {
        this.#hear(data, isBinary)
      }, data.length)
  }

  inOrder(run: () => void): void {
    this.#around.pacer.inOrder(run)
  }

  onPong(): void {
    this.#liveness.heard()
  }

  beforeControlFrame(): void {
    this.#writer.flush()
  }

  onClosing(code: number): void {
    this.inOrder(() => {
      this.#end(code, endingOfTheirs(code))
    })
  }

  onSocketError(): void {
    this.inOrder(() => {
      // If it was a frame of theirs, ws has by now sent the close that fits.
      this.close(CLOSE.server_error)
    })
  }

  /** They do not read what they are sent (rules R5, H4). */
  onSlow(): void {
    this.#around.tally.slowReaders++
    this.close(CLOSE.slow_reader, 'too slow a reader')
  }

  /** Asked by what watches whether they live. */
  ping(): void {
    this.#writer.ping()
  }

  onSilent(): void {
    this.cut()
  }

  #hear(data: Buffer, isBinary: boolean): void {
    if (isBinary) this.close(CLOSE.bad_frames, 'frames are text')
    else this.#read(data)
  }

  #read(text: Buffer): void {
    switch (this.#phase.is) {
      case 'greeting':
        this.#greet(text)
        return
      case 'arriving':
        this.#keep(text)
        return
      case 'open':
        if (this.#phase.link.isHeld && !this.#isSignOfLife(text)) this.#keep(text)
        else this.#take(this.#phase.link, text)
        return
      case 'ended':
        return
      default:
        this.#phase satisfies never
    }
  }

  #keep(text: Buffer): void {
    this.#inbox ??= []
    this.#inbox.push(text)
    if (this.#inbox.length > INBOX_FRAMES) this.close(TOO_MUCH.code, TOO_MUCH.reason)
  }

  /** Ping and Pong overtake what waits: an answer that tarries looks like a lost connection (rules H4, H10). */
  #isSignOfLife(text: Buffer): boolean {
    const decoded = this.dialect.decode(text.toString())
    return decoded.ok && UNCOUNTED.has(decoded.message.type)
  }

  /** Rule H1. */
  #greet(text: Buffer): void {
    const decoded = this.dialect.decode(text.toString())
    if (decoded.ok && decoded.message.type === 'Hello') {
      this.#stopDeadline()
      this.#arrive()
      this.#around.onHello(this, decoded.message)
      return
    }
    const isAnother = decoded.ok || (decoded.fault.ref !== undefined && decoded.fault.ref !== 'Hello')
    if (isAnother) this.close(CLOSE.no_hello, 'the first frame must be Hello')
    else this.close(CLOSE.bad_frames, 'the Hello is invalid')
  }

  #arrive(): void {
    this.#phase = { is: 'arriving' }
    this.#stopWaiting = this.#around.clock.after(ARRIVAL_MS, () => {
      this.#around.log('warn', 'arrival timed out', { connection: this.id })
      this.close(CLOSE.server_error, 'the login took too long')
    })
  }

  #stopDeadline(): void {
    this.#stopWaiting?.()
    this.#stopWaiting = null
  }

  #take(link: Link, bytes: Buffer): void {
    this.#around.tally.framesIn++
    const frame = new Received(bytes, this.dialect)
    const verdict = link.judge(frame)
    if (verdict.is === 'taken') {
      this.#around.onFrame(link, frame)
      return
    }
    this.#around.log('debug', 'frame refused', { connection: this.id, code: verdict.code })
    if (verdict.is === 'answered') link.send(verdict.error)
    else this.close(verdict.closeCode, verdict.reason)
  }

  /** Ends it without a closing handshake: the other end is silent, or has come on another socket. */
  cut(): void {
    if (this.#end(CLOSE.lost, 'disconnected')) this.#socket.terminate()
  }

  /** The one way to `ended`; false if it was there already. */
  #end(code: number, ending: Ending): boolean {
    if (this.hasEnded) return false
    const { clock, log, meters, onEnd } = this.#around
    this.#phase = { is: 'ended' }
    this.#inbox = null
    this.#stopDeadline()
    this.#liveness.stop()
    meters.closed(code)
    log('debug', 'connection closed', { connection: this.id, code, ms: clock.now() - this.#openedAt })
    onEnd(this, ending)
    return true
  }
}
