import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { urlOf } from './url-of.ts'

/** What monitors read. */
export interface Scraped {
  readonly contentType: string
  text(): Promise<string>
}

/** Few come here, and each quickly. */
const LIMITS = { headersTimeout: 10_000, requestTimeout: 15_000, connectionsCheckingInterval: 5_000 }
const MAX_CONNECTIONS = 64

/** A door of its own for Prometheus, so that numbers are not told to everybody: `/metrics`, and `/health` for who probes the port. */
export class MetricsHost {
  readonly #server: Server

  constructor(metrics: Scraped) {
    this.#server = createServer(LIMITS, (request, response) => {
      void answer(metrics, request, response)
    })
    this.#server.maxConnections = MAX_CONNECTIONS
  }

  /**
   * @returns where it is
   * @throws what the operating system says, if it cannot listen there
   */
  async listen(host: string, port: number): Promise<string> {
    if (!this.#server.listening) {
      this.#server.listen({ host, port })
      await once(this.#server, 'listening')
    }
    return `${urlOf(this.#server.address() as AddressInfo, false)}/metrics`
  }

  /** May be called twice, and before `listen()`. */
  async close(): Promise<void> {
    if (!this.#server.listening) return
    const closed = once(this.#server, 'close')
    this.#server.close()
    this.#server.closeAllConnections()
    await closed
  }
}

async function answer(
  metrics: Scraped,
  { method, url = '' }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = url.split('?', 1)[0]
  const say = (status: number, type: string, body: string) => {
    response.writeHead(status, {
      'Content-Type': type,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    })
    response.end(method === 'HEAD' ? undefined : body)
  }
  const plain = 'text/plain; charset=utf-8'
  if (method !== 'GET' && method !== 'HEAD') say(405, plain, 'Ask by GET.\n')
  else if (path === '/health') say(200, plain, 'OK')
  else if (path !== '/metrics') say(404, plain, 'There are /metrics and /health here.\n')
  else {
    try {
      say(200, metrics.contentType, await metrics.text())
    } catch {
      say(500, plain, 'The metrics could not be read.\n')
    }
  }
}
