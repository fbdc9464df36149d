import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import type { Clock } from '../clock.ts'
import type { Upgrades } from './upgrade.ts'

/** How many connects may wait to be accepted: thousands come back in one moment after a restart. */
const BACKLOG = 4_096
/**
 * How long a client may take for a request, in ms, and how often that is looked at. Bodies are short here; with the minutes that
 * Node gives, those who connect and say nothing would keep files open for as long.
 */
const PATIENCE = { headersTimeout: 10_000, requestTimeout: 15_000, connectionsCheckingInterval: 5_000 }

export type Fetch = (request: Request, env: HttpBindings) => Response | Promise<Response>

/** The HTTP server under everything: made here, or lent by the program around. */
export class HttpHost {
  readonly #server: Server
  readonly #isLent: boolean
  readonly #upgrades: Pick<Upgrades, keyof Upgrades>
  readonly #onRequest: (request: IncomingMessage, response: ServerResponse) => void
  #opening: Promise<void> | null = null
  /** Whether it listens because we told it to. */
  #isOpenedHere = false

  /** @param lent a server with request listeners of its own keeps them, and answers all but the WebSocket itself */
  constructor(lent: Server | undefined, fetch: Fetch, upgrades: Pick<Upgrades, keyof Upgrades>, patience = PATIENCE) {
    this.#server = lent ?? createServer(patience)
    this.#isLent = lent !== undefined
    this.#upgrades = upgrades
    const listener = getRequestListener((request, env) => fetch(request, env as HttpBindings), {
      // For HTTP/1.0, whose clients need not name a host.
      hostname: 'localhost',
      overrideGlobalObjects: false,
    })
    this.#onRequest = (request, response) => {
      void listener(request, response)
    }
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
    return { url: urlOf(bound), port: bound.port }
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

function urlOf({ address, family, port }: AddressInfo): string {
  const isAnywhere = address === '0.0.0.0' || address === '::'
  const host =
    isAnywhere ? 'localhost'
    : family === 'IPv6' ? `[${address}]`
    : address
  return `http://${host}:${String(port)}`
}
