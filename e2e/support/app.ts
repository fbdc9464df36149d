import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Page } from 'puppeteer-core'

/** The site of somebody who builds their own interface on the SDK: one page with this body and this module, bundled. */
export class App {
  readonly url: string
  readonly #http: Server

  private constructor(http: Server) {
    this.#http = http
    this.url = `http://localhost:${String((http.address() as AddressInfo).port)}/`
  }

  static async serve(body: string, script: string): Promise<App> {
    const { outputFiles } = await build({
      stdin: { contents: script, resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
      bundle: true,
      format: 'esm',
      write: false,
      logLevel: 'error',
    })
    const page = `<!doctype html><html lang="en"><title>app</title>${body}<script type="module" src="/app.js"></script></html>`
    const http = createServer(({ url }, response) => {
      const isScript = url === '/app.js'
      response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
      response.end(isScript ? outputFiles[0]?.text : page)
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
