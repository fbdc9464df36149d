import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { CLOSE, SUBPROTOCOL } from '@mismatch/protocol'
import { WebSocketServer, type Server as SocketServer, type ServerOptions } from 'ws'
import { ClosingSocket } from '../connection/closing-socket.ts'
import type { Wire } from '../connection/connection.ts'
import type { Log } from '../observability/log.ts'
import type { Meters } from '../observability/meters.ts'
import type { AddressLimits } from '../safety/address-limits.ts'
import type { PoolRules } from '../safety/pool-rules.ts'
import { declineUpgrade } from './decline-upgrade.ts'
import { requestAddress } from './request-address.ts'
import { refuseUpgrade, type Refusal } from './refuse-upgrade.ts'

export interface UpgradeSettings {
  readonly path: string
  readonly allowedOrigins: readonly string[]
  readonly trustedProxies: number
  readonly maxConnections: number
  /** 0 = no limit. */
  readonly frameBytes: number
}

export interface UpgradeParts {
  readonly settings: UpgradeSettings
  /** Whether clients without a subprotocol are taken (rule C1). */
  readonly classic: boolean
  readonly limits: AddressLimits
  readonly pools: PoolRules
  readonly log: Log
  readonly meters: Meters
  /** Looks at what somebody's proxy wrote. */
  notice(request: IncomingMessage): void
  isDraining(): boolean
  onSocket(wire: Wire, dialect: 'v1' | 'classic'): void
}

/** How long ws waits for the other end of a closing handshake, in ms. */
const CLOSE_TIMEOUT_MS = 5_000

/** The door: who may open a WebSocket, and in which dialect (rules F2, F3, S4, C1). */
export class Upgrades {
  readonly #parts: UpgradeParts
  readonly #sockets: SocketServer<typeof ClosingSocket>
  /** Sockets whose upgrade is being decided: nobody else knows them yet. */
  readonly #pending = new Set<Duplex>()
  #server: Server | null = null

  constructor(parts: UpgradeParts) {
    this.#parts = parts
    // The types of ws do not know closeTimeout yet.
    const options: ServerOptions<typeof ClosingSocket> & { closeTimeout: number } = {
      noServer: true,
      WebSocket: ClosingSocket,
      maxPayload: parts.settings.frameBytes,
      perMessageDeflate: false,
      closeTimeout: CLOSE_TIMEOUT_MS,
      // Rule F3: of unknown ones the first, so that the close that says so can be read.
      handleProtocols: (offered) => (offered.has(SUBPROTOCOL) ? SUBPROTOCOL : ([...offered][0] ?? false)),
    }
    this.#sockets = new WebSocketServer(options)
  }

  /** Takes those who come to this server, from now until `close()`. */
  join(server: Server): void {
    this.#server = server
    server.on('upgrade', this.#onUpgrade)
  }

  get open(): number {
    return this.#sockets.clients.size
  }

  /** Resolves when those that are open now have ended. */
  async settled(): Promise<void> {
    // Not `once` of node:events: that fails at the `error` of one who breaks the protocol while closing.
    await Promise.all([...this.#sockets.clients].map((client) => new Promise((ended) => client.once('close', ended))))
  }

  /** Cuts every socket there is. */
  terminate(): void {
    for (const socket of this.#pending) socket.destroy()
    for (const client of this.#sockets.clients) client.terminate()
  }

  /** Takes no more. May be called twice. */
  close(): void {
    this.#server?.off('upgrade', this.#onUpgrade)
    this.#sockets.close()
  }

  /** With a listener for upgrades Node answers none itself: what nobody here takes would hang for ever. */
  readonly #onUpgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    const server = this.#server
    if (server === null) return
    const isOurs = request.url?.split('?', 1)[0] === this.#parts.settings.path
    const hasOthers = server.listenerCount('upgrade') > 1
    if (!isOurs && hasOthers) return
    if (request.headers.upgrade?.toLowerCase() !== 'websocket') {
      declineUpgrade(server, request, stream, head)
      return
    }
    this.#parts.notice(request)
    stream.on('error', destroyOnError)
    this.#pending.add(stream)
    const address = requestAddress(request, this.#parts.settings.trustedProxies)
    const origin = this.#parts.pools.known(request.headers.origin)
    void this.#decide(request, address, isOurs)
      .then((refusal) => {
        this.#pending.delete(stream)
        if (refusal === null) {
          // What the first frames say leaves with the answer to the upgrade.
          stream.cork()
          this.#sockets.handleUpgrade(request, stream, head, (socket) => {
            this.#greet({ socket, stream, address, origin })
          })
          setImmediate(uncork, stream)
          return
        }
        this.#parts.log('debug', 'upgrade refused', { status: refusal.status })
        refuseUpgrade(stream, refusal)
      })
      .catch(() => {
        stream.destroy()
      })
  }

  async #decide(request: IncomingMessage, address: string, isOurs: boolean): Promise<Refusal | null> {
    const { settings, limits, meters } = this.#parts
    if (!isOurs) return { status: 404, why: `The WebSocket of this server is at ${settings.path}.` }
    const { origin } = request.headers
    if (settings.allowedOrigins.length > 0 && !settings.allowedOrigins.includes(origin ?? '')) {
      return { status: 403, why: 'Pages of this origin may not connect to this server (option allowed-origins).' }
    }
    if (request.headers['sec-websocket-protocol'] === undefined && !this.#takesClassic(origin)) {
      return { status: 403, why: `This server wants the subprotocol ${SUBPROTOCOL} (option classic).` }
    }
    const pass = await limits.connect(address)
    if (!pass.ok) {
      meters.limited('addressConnectsPerMinute')
      const why = 'Too many connections were opened from this address; wait a little.'
      return { status: 429, why, retryAfterMs: pass.retryAfterMs }
    }
    // Asked after the last await: others may have come meanwhile.
    return this.#fullness(address)
  }

  #fullness(address: string): Refusal | null {
    const { settings, limits, meters, isDraining } = this.#parts
    if (isDraining()) return { status: 503, why: 'This server is going down; try again.', retryAfterMs: 1_000 }
    if (settings.maxConnections > 0 && this.open >= settings.maxConnections) {
      meters.limited('maxConnections')
      return { status: 503, why: 'This server is full; try again later.', retryAfterMs: 5_000 }
    }
    if (limits.isFull(address)) {
      meters.limited('addressConnections')
      return { status: 429, why: 'Too many connections are open from this address.' }
    }
    return null
  }

  /** Such clients name no pool, and are in the default one from the start (rules C2, S6). */
  #takesClassic(origin: string | undefined): boolean {
    const { classic, pools } = this.#parts
    const visitor = { origin: pools.known(origin), claimed: undefined }
    return classic && pools.admission('default', visitor) !== 'refused'
  }

  /** In a method of its own, so that nothing long-lived keeps the request in memory. */
  #greet(wire: Wire): void {
    const { socket, address } = wire
    // Not `once`, which keeps more for each socket: a close comes once by itself.
    socket.on('close', this.#parts.limits.hold(address))
    const { protocol } = socket
    if (protocol === SUBPROTOCOL || protocol === '') {
      this.#parts.onSocket(wire, protocol === '' ? 'classic' : 'v1')
      return
    }
    socket.on('error', () => undefined)
    socket.close(CLOSE.no_common_version, `this server speaks ${SUBPROTOCOL}`)
  }
}

function uncork(stream: Duplex): void {
  stream.uncork()
}

/** Not a closure: it stays on the stream for life, and a closure would keep the upgrade request there with it. */
function destroyOnError(this: Duplex): void {
  this.destroy()
}
