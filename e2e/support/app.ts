import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'puppeteer-core'

const root = new URL('../../', import.meta.url)

/** What the page's imports mean: the packages as built, as a bundler would find them. */
const modules = {
  '@mismatch/sdk': 'packages/sdk/dist/index.js',
  '@mismatch/protocol': 'packages/protocol/dist/index.js',
  mitt: 'node_modules/mitt/dist/mitt.mjs',
  valibot: 'node_modules/valibot/dist/index.mjs',
}

const imports = Object.fromEntries(Object.entries(modules).map(([name, path]) => [name, `/${path}`]))

/** The site of somebody who builds their own interface on the SDK: one page with this body and this module script. */
export class App {
  readonly url: string
  readonly #http: Server

  private constructor(http: Server) {
    this.#http = http
    this.url = `http://localhost:${String((http.address() as AddressInfo).port)}/`
  }

  static async serve(body: string, script: string): Promise<App> {
    const page = `<!doctype html><html lang="en"><title>app</title><script type="importmap">${JSON.stringify({ imports })}</script>
      ${body}<script type="module">${script}</script></html>`
    const http = createServer(({ url = '/' }, response) => {
      const isModule = Object.values(modules).includes(url.slice(1)) || /^\/packages\/sdk\/dist\/[\w-]+\.js$/.test(url)
      response.setHeader('content-type', isModule ? 'text/javascript' : 'text/html')
      response.end(isModule ? readFileSync(new URL(`.${url}`, root)) : page)
    })
    await new Promise<void>((resolve) => http.listen(0, 'localhost', resolve))
    return new App(http)
  }

  close(): void {
    this.#http.closeAllConnections()
    this.#http.close()
  }
}

/** Reads from the page without touching it: the driver's own `evaluate` counts as a press of the person. */
export async function peek(page: Page, expression: string): Promise<unknown> {
  const devtools = await page.createCDPSession()
  try {
    const { result } = await devtools.send('Runtime.evaluate', { expression, userGesture: false, returnByValue: true })
    return result.value
  } finally {
    await devtools.detach()
  }
}
