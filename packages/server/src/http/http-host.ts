import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https'
import { setImmediate } from 'node:timers/promises'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import type { Clock } from '../clock.ts'
import type { Certificate } from '../tls/certificate.ts'
import type { TcpDoor } from './tcp-door.ts'
import { urlOf } from './url-of.ts'
import type { Upgrades } from './upgrade.ts'

/** How many connects may wait to be accepted: thousands come back in one moment after a restart. */
const BACKLOG = 4_096
/**
 * How long a client may take for the head of a request and for all of it, in ms, and how often that is looked at. Bodies are small here;
 * with the minutes that Node gives, those who connect and say nothing would keep files open for as long.
 */
const PATIENCE = { headersTimeout: 10_000, requestTimeout: 15_000, connectionsCheckingInterval: 1_000 }
/** How long a TLS handshake may take, in ms; Node gives two minutes. */
const HANDSHAKE_MS = 10_000
/** Sizes of a request's head: what Node takes by itself, and browsers with many cookies send; and how many lines of it. */
const MAX_HEADER_BYTES = 16_384
const MAX_HEADERS = 100
/** How long a connection may stay for a next request, in ms, and for how many. */
const KEEP_ALIVE_MS = 5_000
const MAX_REQUESTS = 1_000

export type Fetch = (request: Request, env: HttpBindings) => Response | Promise<Response>

export interface HttpHostParts {
  /** A server with request listeners of its own keeps them, and answers all but the WebSocket itself. */
  readonly lent?: Server | undefined
  readonly isTls?: boolean
  readonly fetch: Fetch
  readonly upgrades: Pick<Upgrades, keyof Upgrades>
  /** Looks at what somebody's proxy wrote. */
  readonly notice?: (request: IncomingMessage) => void
  /** Stands before a server that is made here. */
  readonly door: Pick<TcpDoor, 'guard'>
  readonly patience?: typeof PATIENCE
}

/** The HTTP server under everything: made here, or lent by the program around. */
export class HttpHost {
  readonly #server: Server
  readonly #isLent: boolean
  readonly #upgrades: Pick<Upgrades, keyof Upgrades>
  readonly #onRequest: (request: IncomingMessage, response: ServerResponse) => void
  #opening: Promise<void> | null = null
  /** Whether it listens because we told it to. */
  #isOpenedHere = false

  constructor({ lent, isTls = false, fetch, upgrades, door, notice, patience = PATIENCE }: HttpHostParts) {
    this.#server = lent ?? made(isTls, patience)
    if (lent === undefined) door.guard(this.#server)
    this.#isLent = lent !== undefined
    this.#upgrades = upgrades
    const listener = getRequestListener((request, env) => fetch(request, env as HttpBindings), {
      // For HTTP/1.0, whose clients need not name a host.
      hostname: 'localhost',
      overrideGlobalObjects: false,
    })
    this.#onRequest = (request, response) => {
      notice?.(request)
      void listener(request, response)
    }
  }

  /** Shows this certificate from now on; who is connected stays. */
  useCertificate({ cert, key }: Pick<Certificate, 'cert' | 'key'>): void {
    if (!this.#isLent && isTlsServer(this.#server)) this.#server.setSecureContext({ cert, key })
  }

  get isListening(): boolean {
    return this.#server.listening
  }

  /**
   * Takes people from now on. May be called twice; after a failure it tries again.
   *
   * @throws what the operating system says, if it cannot listen there
   */
  async listen(host: string, port: number): Promise<{ url: string; port: number }> {
    this.#opening ??= this.#open(host, port)
    try {
      await this.#opening
    } catch (cause) {
      this.#opening = null
      throw cause
    }
    const bound = this.#server.address()
    // A lent server may listen on a socket file.
    if (bound === null || typeof bound === 'string') return { url: `http+unix:${bound ?? ''}`, port: 0 }
    return { url: urlOf(bound, isTlsServer(this.#server)), port: bound.port }
  }

  async #open(host: string, port: number): Promise<void> {
    // Its owner's listen() may be under way, which cannot be seen from outside before the address has been looked up.
    if (this.#isLent) await setImmediate()
    if (!this.#server.listening) {
      this.#server.listen({ host, port, backlog: BACKLOG })
      // Rejects if `error` comes first.
      await once(this.#server, 'listening')
      this.#isOpenedHere = true
    }
    if (this.#server.listenerCount('request') === 0) this.#server.on('request', this.#onRequest)
    this.#upgrades.join(this.#server)
  }

  /** Resolves when every WebSocket has ended, at the latest after `ms`. */
  async settled(clock: Clock, ms: number): Promise<void> {
    let stop: () => void = () => undefined
    const timeout = new Promise<void>((resolve) => {
      stop = clock.after(ms, resolve)
    })
    await Promise.race([this.#upgrades.settled(), timeout])
    stop()
  }

  /** Cuts what is still open and stops listening, if listening was ours. */
  async close(): Promise<void> {
    // A listen() that is under way would open it after this.
    await this.#opening?.catch(() => undefined)
    this.#upgrades.close()
    this.#upgrades.terminate()
    this.#server.off('request', this.#onRequest)
    if (!this.#isOpenedHere || !this.#server.listening) return
    const closed = once(this.#server, 'close')
    this.#server.close()
    this.#server.closeAllConnections()
    await closed
  }
}

function made(isTls: boolean, patience: typeof PATIENCE): Server {
  const sizes = { maxHeaderSize: MAX_HEADER_BYTES, keepAliveTimeout: KEEP_ALIVE_MS }
  const server =
    isTls ?
      createTlsServer({ ...patience, ...sizes, handshakeTimeout: HANDSHAKE_MS })
    : createServer({ ...patience, ...sizes })
  server.maxHeadersCount = MAX_HEADERS
  server.maxRequestsPerSocket = MAX_REQUESTS
  return server
}

function isTlsServer(server: Server | TlsServer): server is TlsServer {
  return 'setSecureContext' in server
}
