import { createServer, type OutgoingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a site answers at one path. */
export interface SitePage {
  readonly html: string
  readonly headers?: OutgoingHttpHeaders
}

/** Somebody's site, on an origin of its own. */
export class Site {
  readonly url: string
  readonly #http: Server

  private constructor(http: Server) {
    this.#http = http
    this.url = `http://localhost:${String((http.address() as AddressInfo).port)}`
  }

  /** Answers each path, with its query, by what `page` gives for it. */
  static async serve(page: (url: URL) => SitePage): Promise<Site> {
    const http = createServer((request, response) => {
      const { html, headers } = page(new URL(request.url ?? '/', 'http://site'))
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(html)
    })
    await new Promise<void>((resolve) => http.listen(0, 'localhost', resolve))
    return new Site(http)
  }

  close(): void {
    this.#http.closeAllConnections()
    this.#http.close()
  }
}
