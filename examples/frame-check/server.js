// A Mismatch server, and beside it a site whose page looks at each partner's picture before anybody sees it.
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createMatchServer } from '@mismatch/server'

const { PORT = '8000', MATCH_PORT = '8080' } = process.env

const match = createMatchServer({ port: Number(MATCH_PORT), logLevel: 'warn' })
const { url } = await match.listen()

const page = `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>The Quiet Corner</title>
  <link rel="icon" href="data:,">
  <link rel="stylesheet" href="/style.css">
  <script src="${url}/mismatch-chat.js" defer></script>
  <script src="/frame-check.js" type="module"></script>
  <h1>The Quiet Corner</h1>
  <p>Pictures are looked at in your browser before you see them. The look is a crude one.</p>
  <mismatch-chat pool="quiet-corner"></mismatch-chat>
</html>`

/** The page talks to the Mismatch server alone, */
const ofPage = [
  "default-src 'none'",
  `script-src 'self' ${url}`,
  "worker-src 'self'",
  `connect-src ${url} ${url.replace('http', 'ws')}`,
  'img-src blob: data:',
  "style-src 'self'",
].join('; ')
/** and the worker, which has the pictures, to nobody: a worker goes by the policy of its own file. */
const ofWorker = "default-src 'none'; script-src 'self'"

const files = {
  '/': { body: page, type: 'text/html', policy: ofPage },
  '/worker.js': { body: await read('worker.js'), type: 'text/javascript', policy: ofWorker },
  '/frame-check.js': { body: await read('frame-check.js'), type: 'text/javascript' },
  '/skin.js': { body: await read('skin.js'), type: 'text/javascript' },
  '/style.css': { body: await read('style.css'), type: 'text/css' },
}

function read(name) {
  return readFile(new URL(`page/${name}`, import.meta.url))
}

const site = createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://site')
  if (!Object.hasOwn(files, pathname)) return response.writeHead(404).end('Not found\n')
  const { body, type, policy = "default-src 'none'" } = files[pathname]
  response.setHeader('content-type', `${type}; charset=utf-8`).setHeader('content-security-policy', policy).end(body)
})

site.listen(Number(PORT), 'localhost', () => {
  console.log(`Mismatch server: ${url}`)
  console.log(`The Quiet Corner listens on http://localhost:${site.address().port} (open it in two tabs)`)
})

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await match.drain()
    site.close(() => process.exit(0))
    site.closeAllConnections()
  })
}
