import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import type { Clock } from '../clock.ts'
import type { Upgrades } from './upgrade.ts'

/** How many connects may wait to be accepted: thousands come back in one moment after a restart. */
const BACKLOG = 4_096

export type Fetch = (request: Request, env: HttpBindings) => Response | Promise<Response>

/** The HTTP server under everything: made here, or lent by the program around. */
export class HttpHost {
  readonly #server: Server
  readonly #upgrades: Upgrades
  readonly #onRequest: ((request: IncomingMessage, response: ServerResponse) => void) | null
  #isOurs = false

  /** @param lent a server with request listeners of its own keeps them, and answers all but the WebSocket itself */
  constructor(lent: Server | undefined, fetch: Fetch, join: (server: Server, isGuest: boolean) => Upgrades) {
    this.#server = lent ?? createServer()
    const isGuest = this.#server.listenerCount('request') > 0
    const listener = getRequestListener((request, env) => fetch(request, env as HttpBindings))
    this.#onRequest =
      isGuest ? null : (
        (request, response) => {
          void listener(request, response)
        }
      )
    if (this.#onRequest !== null) this.#server.on('request', this.#onRequest)
    this.#upgrades = join(this.#server, isGuest)
  }

  get isListening(): boolean {
    return this.#server.listening
  }

  /** @throws what the operating system says, if it cannot listen there */
  async listen(host: string, port: number): Promise<{ url: string; port: number }> {
    if (!this.#server.listening) {
      this.#isOurs = true
      this.#server.listen({ host, port, backlog: BACKLOG })
      // Rejects if `error` comes first.
      await once(this.#server, 'listening')
    }
    const bound = this.#server.address()
    // A lent server may listen on a socket file.
    if (bound === null || typeof bound === 'string') return { url: `http+unix:${bound ?? ''}`, port: 0 }
    return { url: urlOf(bound), port: bound.port }
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
    this.#upgrades.close()
    this.#upgrades.terminate()
    if (this.#onRequest !== null) this.#server.off('request', this.#onRequest)
    if (!this.#isOurs || !this.#server.listening) return
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
