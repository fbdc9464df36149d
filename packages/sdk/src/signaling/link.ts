import {
  closeCode,
  encode,
  SUBPROTOCOL,
  type ClientMessage,
  type ClientMessageMap,
  type ServerMessage,
  type ServerMessageMap,
} from '@mismatch/protocol'
import type { Clock } from '../clock.ts'
import { notAMismatchServer, refusedByServer, senselessFrame, unreachable, type MatchError } from '../errors.ts'
import type { ClientEvents, SignalingReason, SignalingState } from '../events.ts'
import type { SocketConstructor } from '../options.ts'
import { Backoff, type BackoffBounds } from './backoff.ts'
import { afterClose } from './closes.ts'
import { FrameReader } from './frames.ts'
import { HandOver, type HandOverParts } from './hand-over.ts'
import { Transport } from './transport.ts'

export interface LinkParts extends HandOverParts {
  /** Looked up at each attempt. */
  readonly socket: () => SocketConstructor
  readonly clock: Clock
  readonly random: () => number
  readonly backoff: BackoffBounds
  readonly hello: () => ClientMessageMap['Hello']
}

export interface LinkEvents {
  onStatus(change: ClientEvents['signaling']): void
  onWelcome(welcome: ServerMessageMap['Welcome']): void
  onFrame(message: Exclude<ServerMessage, { type: 'Welcome' | 'Ping' | 'Pong' | 'Draining' }>): void
  /** A connection that had its Welcome broke; another is tried. */
  onLost(): void
  /** Closed for good; `open()` would try again. */
  onRefused(error: MatchError): void
  /** Worth telling; the link goes on. */
  onFault(error: MatchError): void
}

type State =
  | { readonly name: 'closed' }
  | { readonly name: 'pausing'; readonly cancel: () => void }
  | { readonly name: 'opening'; readonly transport: Transport; readonly cancel: () => void }
  | { readonly name: 'online'; readonly transport: Transport; readonly since: number }

/** From opening the socket to the Welcome; a socket that hangs for longer is given up. */
const ATTEMPT_MS = 10_000
/** So many failures in a row before a Welcome are told (rule E2). */
const UNREACHABLE_AFTER = 3
/** A connection that broke sooner does not reset the backoff: a server that welcomes and throws out is not hammered. */
const STABLE_MS = 5_000

/**
 * One logical connection over many sockets. Liveness is the server's business (rule H10): no timer runs while online, so a
 * hidden tab, whose timers sleep, keeps its place.
 */
export class Link {
  #state: State = { name: 'closed' }
  #failures = 0
  #comeBackAt: number | null = null
  #faultTold = false
  /** Types that the server at the other end said it does not know: more than ten in a minute it would not bear (rule F4). */
  readonly #unknown = new Set<string>()
  #unlisten = (): void => {}
  readonly #backoff: Backoff
  readonly #handOver: HandOver
  readonly #parts: LinkParts
  readonly #events: LinkEvents

  constructor(parts: LinkParts, events: LinkEvents) {
    this.#parts = parts
    this.#events = events
    this.#backoff = new Backoff(parts.backoff, parts.random)
    this.#handOver = new HandOver(parts)
  }

  get status(): SignalingState {
    const { name } = this.#state
    if (name === 'closed') return 'offline'
    return name === 'online' ? 'online' : 'connecting'
  }

  /** Connects, and stays connected until `close()`. Does nothing if open. */
  open(): void {
    if (this.#state.name !== 'closed') return
    this.#failures = 0
    this.#comeBackAt = null
    this.#backoff.reset()
    this.#unlisten = this.#parts.listen('online', () => this.#retryNow())
    this.#handOver.open()
    this.#attempt('open')
  }

  /** Whether the frame went out, to a server that knows it; there is no waiting line, since what we want is said anew at each Welcome. */
  send(message: ClientMessage): boolean {
    if (this.#state.name !== 'online' || this.#unknown.has(message.type)) return false
    this.#state.transport.send(encode(message))
    return true
  }

  /** May be called twice, at any time; leaves no socket, timer or listener. */
  close(): void {
    if (this.#state.name === 'closed') return
    this.#letGo(1000)
    this.#become({ name: 'closed' }, { to: 'offline', reason: 'closed' })
  }

  #attempt(reason: SignalingReason): void {
    const reader = new FrameReader()
    // Assigned before any event can come: sockets report from later tasks only.
    let transport: Transport
    const current = () => 'transport' in this.#state && this.#state.transport === transport
    try {
      transport = new Transport(this.#parts.socket(), this.#parts.url, {
        onOpen: (protocol) => {
          if (!current()) return
          if (protocol !== SUBPROTOCOL) this.#refuse(notAMismatchServer('it does not select the subprotocol'))
          else transport.send(encode({ ...this.#parts.hello(), resume: this.#handOver.resume }))
        },
        onFrame: (text) => {
          if (current()) this.#read(reader, text)
        },
        onClose: (code, why) => {
          if (current()) this.#onClose(code, why)
        },
      })
    } catch (cause) {
      this.#lose(undefined, cause)
      return
    }
    const cancel = this.#parts.clock.after(ATTEMPT_MS, () => {
      if (!current()) return
      transport.drop()
      this.#lose()
    })
    this.#become({ name: 'opening', transport, cancel }, { to: 'connecting', reason })
  }

  #read(reader: FrameReader, text: string | null): void {
    const read = reader.read(text)
    if (read.kind === 'message') this.#handOver.heard(read.message)
    if (this.#state.name === 'opening') {
      // A server that is going down says so to everybody; its close follows.
      if (read.kind === 'message' && read.message.type === 'Draining') this.#onDraining(read.message.reconnect_in_ms)
      else if (read.kind === 'message' && read.message.type === 'Welcome') this.#onWelcome(this.#state, read.message)
      else this.#refuse(notAMismatchServer('its first frame is not a Welcome'))
      return
    }
    if (read.kind === 'fault' && !this.#faultTold) {
      this.#faultTold = true
      this.#events.onFault(senselessFrame(read.why))
    }
    if (read.kind !== 'message') return
    const { message } = read
    switch (message.type) {
      case 'Ping':
        this.send({ type: 'Pong', received: reader.received })
        return
      case 'Draining':
        this.#onDraining(message.reconnect_in_ms)
        return
      // A second Welcome on a connection, and answers to a Ping that we do not send, say nothing.
      case 'Welcome':
      case 'Pong':
        return
      default:
        if (message.type === 'Error' && message.code === 'unknown_type') this.#unknown.add(message.ref ?? '')
        this.#events.onFrame(message)
    }
  }

  #onWelcome(opening: Extract<State, { name: 'opening' }>, welcome: ServerMessageMap['Welcome']): void {
    opening.cancel()
    this.#failures = 0
    this.#faultTold = false
    this.#unknown.clear()
    const { transport } = opening
    this.#become({ name: 'online', transport, since: this.#parts.clock.now() }, { to: 'online', reason: 'welcome' })
    this.#events.onWelcome(welcome)
  }

  #onDraining(inMs: number): void {
    this.#comeBackAt = this.#parts.clock.now() + inMs
  }

  #onClose(code: number, why: string): void {
    const after = afterClose(code, why)
    if (after === 'stop') this.#refuse(refusedByServer(code, closeCode(code).name))
    else this.#lose(after)
  }

  /** Every loss that is not for good ends here. */
  #lose(waitMs?: number, cause?: unknown): void {
    const was = this.#state
    const { clock } = this.#parts
    if (was.name === 'opening') was.cancel()
    if (was.name === 'online' && clock.now() - was.since >= STABLE_MS) this.#backoff.reset()
    if (was.name !== 'online') this.#failures++

    const draining = this.#comeBackAt
    this.#comeBackAt = null
    const [reason, delay]: [SignalingReason, number] =
      waitMs !== undefined ? ['wait', waitMs + this.#backoff.spread()]
      : draining !== null ? ['draining', Math.max(0, draining - clock.now())]
      : [was.name === 'online' ? 'lost' : 'failed', this.#backoff.next()]
    this.#pause(delay, reason)
    if (was.name === 'online') this.#events.onLost()
    if (this.#failures === UNREACHABLE_AFTER) this.#events.onFault(unreachable(cause))
  }

  #pause(ms: number, reason: SignalingReason): void {
    const cancel = this.#parts.clock.after(ms, () => this.#retryNow())
    this.#become({ name: 'pausing', cancel }, { to: 'connecting', reason, retryInMs: ms })
  }

  #retryNow(): void {
    if (this.#state.name !== 'pausing') return
    this.#state.cancel()
    this.#attempt('retry')
  }

  #refuse(error: MatchError): void {
    this.#letGo()
    this.#become({ name: 'closed' }, { to: 'offline', reason: 'refused' })
    this.#events.onRefused(error)
  }

  #letGo(code?: 1000): void {
    this.#unlisten()
    this.#handOver.close()
    if ('cancel' in this.#state) this.#state.cancel()
    if ('transport' in this.#state) this.#state.transport.drop(code)
  }

  #become(state: State, change: Omit<ClientEvents['signaling'], 'from'>): void {
    const from = this.status
    this.#state = state
    this.#events.onStatus({ from, ...change })
  }
}
