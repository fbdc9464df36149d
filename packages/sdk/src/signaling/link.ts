import {
  closeCode,
  encode,
  isRelayedType,
  SUBPROTOCOL,
  type ClientMessage,
  type ClientMessageMap,
  type ServerMessage,
  type ServerMessageMap,
} from '@mismatch/protocol'
import { Timer } from '../clock.ts'
import { MatchError, notAMismatchServer, refusedByServer, senselessFrame, unreachable } from '../errors.ts'
import type { ClientEvents, SignalingReason, SignalingState } from '../events.ts'
import type { SocketConstructor } from '../options.ts'
import { afterClose, bearable } from './closes.ts'
import type { Credentials } from './credentials.ts'
import { readFrame } from './frames.ts'
import { HandOver, type HandOverParts } from './hand-over.ts'
import { hearHints } from './hints.ts'
import { KeptPlace } from './kept-place.ts'
import { Ledger } from './ledger.ts'
import { Retries, type RetriesParts } from './retries.ts'
import { Transport } from './transport.ts'

export interface LinkParts extends HandOverParts, RetriesParts {
  /** Looked up at each attempt. */
  readonly socket: () => SocketConstructor
  readonly hello: () => ClientMessageMap['Hello']
  readonly credentials: Credentials
}

export interface LinkEvents {
  onStatus(change: ClientEvents['signaling']): void
  /** @param isSeamless nothing was lost, and nobody was told `onLost`: all goes on as if there had been one connection */
  onWelcome(welcome: ServerMessageMap['Welcome'], isSeamless: boolean): void
  onFrame(message: Exclude<ServerMessage, { type: 'Welcome' | 'Ping' | 'Pong' | 'Draining' }>): void
  /** A connection that had its Welcome broke, and the server keeps nothing of it, or not any more; another is tried. */
  onLost(): void
  /** Closed for good; `open()` would try again. */
  onRefused(error: MatchError): void
  /** Worth telling; the link goes on. */
  onFault(error: MatchError): void
}

type State =
  | { readonly name: 'closed' }
  /** `isTold`: the server said when to come back. */
  | { readonly name: 'pausing'; readonly isTold: boolean }
  /** A token is got. */
  | { readonly name: 'identifying' }
  | { readonly name: 'opening'; readonly transport: Transport }
  | { readonly name: 'online' }

/** From opening the socket to the Welcome; a socket that hangs for longer is given up. */
const ATTEMPT_MS = 10_000
/** The same for the first few attempts while a place is kept: a network that went away leaves sockets hanging (rule H10). */
const QUICK_ATTEMPT_MS = 3_000
/** A server that answers no Ping for so long is looked for by a new socket. */
const ANSWER_MS = 3_000

/**
 * One logical connection over many sockets: what was sent and not read goes again over the next one (rules H4, H6). Liveness is
 * the server's business (rule H10): no timer runs while all is well, so a hidden tab, whose timers sleep, keeps its place.
 */
export class Link {
  #state: State = { name: 'closed' }
  /** Read and written; also while it is silent and another socket is tried beside it. */
  #live: Transport | null = null
  /** Given up for a newer one: not read any more, and closed only after the Welcome there (rule H6). */
  #old: Transport | null = null
  readonly #ledger = new Ledger()
  readonly #kept: KeptPlace
  /** Of a pause, or an attempt. */
  readonly #turn: Timer
  /** Of a Ping that is to be answered. */
  readonly #probe: Timer
  #faultTold = false
  /** Types that the server at the other end said it does not know: more than ten in a minute it would not bear (rule F4). */
  readonly #unknown = new Set<string>()
  #unlisten = (): void => {}
  readonly #retries: Retries
  readonly #handOver: HandOver
  readonly #parts: LinkParts
  readonly #events: LinkEvents

  constructor(parts: LinkParts, events: LinkEvents) {
    this.#parts = parts
    this.#events = events
    this.#retries = new Retries(parts)
    this.#handOver = new HandOver(parts)
    this.#turn = new Timer(parts.clock)
    this.#kept = new KeptPlace(parts.clock, () => events.onLost())
    this.#probe = new Timer(parts.clock)
  }

  get status(): SignalingState {
    const { name } = this.#state
    if (name === 'closed') return 'offline'
    return name === 'online' ? 'online' : 'connecting'
  }

  /** Whether the server has something of this client's, or might. */
  get holds(): boolean {
    return this.#live !== null || this.#kept.isKept
  }

  /** Connects, and stays connected until `close()`. Does nothing if open. */
  open(): void {
    if (this.#state.name !== 'closed') return
    this.#retries.reset()
    this.#unlisten = hearHints(this.#parts.listen, () => this.check())
    this.#handOver.open()
    this.#attempt('open')
  }

  /**
   * Whether the frame goes to the server, now or with a connection that is resumed `exact`. Not before the first Welcome, not if the
   * server does not know it, and relayed ones not while too many are unread (rule H4).
   */
  send(message: ClientMessage): boolean {
    if (!this.holds || this.#unknown.has(message.type)) return false
    const text = encode(message)
    if (this.#kept.isKept && !this.#ledger.keep(text, isRelayedType(message.type))) return false
    this.#live?.send(text)
    if (this.#ledger.asks()) this.#ping()
    return true
  }

  /** Something hints that the connection may be gone: tries at once, or asks whether the server is still there (rule H10). */
  check(): void {
    if (this.#state.name === 'pausing' && !this.#state.isTold) this.#attempt('retry')
    if (this.#state.name !== 'online' || this.#probe.isRunning) return
    this.#probe.start(ANSWER_MS, () => this.#onSilence())
    this.#ping()
  }

  /** May be called twice, at any time; leaves no socket, timer or listener. */
  close(): void {
    if (this.#state.name === 'closed') return
    this.#letGo(1000)
    this.#become({ name: 'closed' }, { to: 'offline', reason: 'closed' })
  }

  #attempt(reason: SignalingReason): void {
    const prepared = this.#parts.credentials.prepare()
    if (prepared === null) return this.#connect(reason)
    const state: State = { name: 'identifying' }
    this.#turn.start(ATTEMPT_MS, () => this.#lose('failed'))
    this.#become(state, { to: 'connecting', reason })
    // Another attempt, or the end, may have come in between.
    const still = (run: () => void) => {
      if (this.#state === state) run()
    }
    prepared.then(
      () => still(() => this.#connect(reason)),
      (cause: unknown) => still(() => this.#onNoToken(cause)),
    )
  }

  #onNoToken(cause: unknown): void {
    if (!(cause instanceof MatchError)) return this.#lose('failed', undefined, cause)
    if (cause.code === 'refused') return this.#refuse(cause)
    this.#lose('failed', cause.retryAfterMs && bearable(cause.retryAfterMs), cause)
  }

  #connect(reason: SignalingReason): void {
    // Assigned before any event can come: sockets report from later tasks only.
    let transport: Transport
    const opening = () => this.#state.name === 'opening' && this.#state.transport === transport
    const live = () => this.#live === transport
    try {
      transport = new Transport(this.#parts.socket(), this.#parts.url, {
        onOpen: (protocol) => {
          if (!opening()) return
          if (protocol === SUBPROTOCOL) this.#greet(transport)
          else this.#refuse(notAMismatchServer('no subprotocol'))
        },
        onFrame: (text) => {
          if (live()) this.#read(transport, text)
          else if (opening()) this.#readFirst(transport, text)
        },
        onClose: (code, why) => {
          if (live() || opening()) this.#onClose(transport, code, why)
        },
      })
    } catch (cause) {
      this.#lose('failed', undefined, cause)
      return
    }
    const isQuick = this.#kept.isKept && this.#retries.isHopeful
    this.#turn.start(isQuick ? QUICK_ATTEMPT_MS : ATTEMPT_MS, () => {
      transport.drop()
      this.#lose('failed')
    })
    this.#become({ name: 'opening', transport }, { to: 'connecting', reason })
  }

  /** From here on nothing is read from the old socket, or a frame might be counted at one end alone (rule H6). */
  #greet(transport: Transport): void {
    if (this.#live !== null) {
      this.#old = this.#live
      this.#old.mute()
      this.#live = null
      this.#kept.await()
    }
    const token = this.#handOver.token
    const counts = this.#kept.isKept ? this.#ledger.resume : undefined
    transport.send(encode({ ...this.#parts.hello(), resume: token === undefined ? token : { token, ...counts } }))
  }

  #readFirst(transport: Transport, text: string | null): void {
    const { message } = readFrame(text)
    if (message?.type === 'Welcome') this.#onWelcome(transport, message)
    // A server that is going down says so to everybody; its close follows.
    else if (message?.type === 'Draining') this.#retries.draining(message.reconnect_in_ms)
    else this.#refuse(notAMismatchServer('no Welcome comes first'))
  }

  #read(transport: Transport, text: string | null): void {
    const { message, fault, isCounted } = readFrame(text)
    if (isCounted) this.#ledger.count()
    if (fault !== undefined && !this.#faultTold) {
      this.#faultTold = true
      this.#events.onFault(senselessFrame(fault))
    }
    if (message === undefined) return
    switch (message.type) {
      case 'Ping':
        this.#ledger.acknowledge(message.received)
        transport.send(encode({ type: 'Pong', received: this.#ledger.received }))
        return
      case 'Pong':
        this.#ledger.acknowledge(message.received)
        this.#probe.stop()
        return
      case 'Draining':
        this.#retries.draining(message.reconnect_in_ms)
        return
      // A second one on a connection says nothing.
      case 'Welcome':
        return
      default:
        this.#handOver.heard(message)
        if (message.type === 'Error' && message.code === 'unknown_type') this.#unknown.add(message.ref ?? '')
        this.#events.onFrame(message)
    }
  }

  #onWelcome(transport: Transport, welcome: ServerMessageMap['Welcome']): void {
    const isExact = welcome.resumed === 'exact' && this.#kept.isKept
    // A server that claims to have read what was never sent kept the place at best.
    const unread = isExact ? this.#ledger.unread(welcome.received) : null
    if (unread === null) {
      this.#ledger.restart()
      this.#unknown.clear()
    }
    const isSeamless = unread !== null && this.#kept.isUntold
    this.#turn.stop()
    this.#old?.drop()
    this.#old = null
    this.#retries.welcomed()
    this.#faultTold = false
    this.#handOver.heard(welcome)
    this.#kept.welcomed(welcome.resume_token === undefined ? 0 : welcome.resume_window_ms)
    this.#live = transport
    const from = this.status
    this.#state = { name: 'online' }
    this.#parts.credentials.keepFresh((token) => this.send({ type: 'Refresh', token }))
    this.#ping()
    for (const text of unread ?? []) transport.send(text)
    // Told after it: a listener may close the link.
    this.#events.onStatus({ from, to: 'online', reason: 'welcome' })
    this.#events.onWelcome(welcome, isSeamless)
  }

  #ping(): void {
    this.#live?.send(encode({ type: 'Ping', received: this.#ledger.received }))
  }

  /** No answer came: a new socket beside this one, which is used until the new one opens, in case it is only slow. */
  #onSilence(): void {
    if (this.#kept.isKept) return this.#attempt('lost')
    this.#live?.drop()
    this.#onLiveGone()
  }

  #onClose(transport: Transport, code: number, why: string): void {
    let after = afterClose(code, why)
    // At once: what was wrong is put right by another token, not by time.
    if (after === 'identify') after = this.#parts.credentials.refused() ? 0 : 'stop'
    if (after === 'stop') this.#refuse(refusedByServer(code, closeCode(code).name))
    else if (this.#live === transport) this.#onLiveGone(after)
    else this.#lose('failed', after)
  }

  #onLiveGone(waitMs?: number): void {
    this.#live = null
    this.#probe.stop()
    this.#retries.broke()
    // Else another is being tried already.
    if (this.#state.name === 'online') this.#lose('lost', waitMs)
    this.#kept.await()
  }

  /** Every way to the next attempt leads through here. */
  #lose(why: 'lost' | 'failed', waitMs?: number, cause?: unknown): void {
    const { reason, ms, isTold } = this.#retries.pause(why, waitMs, this.#kept.isKept && this.#kept.isUntold)
    this.#turn.start(ms, () => this.#attempt('retry'))
    this.#become({ name: 'pausing', isTold }, { to: 'connecting', reason, retryInMs: ms })
    if (why === 'failed' && this.#retries.isUnreachable) this.#events.onFault(unreachable(cause))
  }

  #refuse(error: MatchError): void {
    this.#letGo()
    this.#become({ name: 'closed' }, { to: 'offline', reason: 'refused' })
    this.#events.onRefused(error)
  }

  #letGo(code?: 1000): void {
    this.#unlisten()
    this.#parts.credentials.close()
    this.#handOver.close()
    this.#turn.stop()
    if ('transport' in this.#state) this.#state.transport.drop(code)
    this.#live?.drop(code)
    this.#old?.drop(code)
    this.#live = this.#old = null
    this.#kept.forget()
    this.#probe.stop()
    this.#ledger.restart()
  }

  #become(state: State, change: Omit<ClientEvents['signaling'], 'from'>): void {
    const from = this.status
    this.#state = state
    this.#events.onStatus({ from, ...change })
  }
}
