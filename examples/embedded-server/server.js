// A web site that was there before, with Mismatch on its port: own pages, own rules at the door, one process.
import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { createMatchServer } from '@mismatch/server'

const port = Number(process.env.PORT ?? 3000)
// All that the element needs in English, in one file: other languages are files beside it, which would want routes of their own.
const script = fileURLToPath(import.meta.resolve('@mismatch/widget/mismatch-chat.all.js'))

const page = (host) => `<!doctype html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The Harbour Bar</title>
<link rel="icon" href="data:,">
<style>
  body { margin: 0 auto; padding: 24px; max-width: 1100px; font: 16px/1.45 system-ui, sans-serif }
  mismatch-chat { height: min(640px, 75vh); --mismatch-accent: oklch(62% 0.13 240) }
</style>
<h1>The Harbour Bar</h1>
<p>This page was here before. <a href="/tonight">Who is here tonight?</a></p>
<mismatch-chat server="ws://${host}/chat" pool="harbour"></mismatch-chat>
<script src="/mismatch-chat.js" defer></script>`

const site = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://site')
  if (pathname === '/') {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page(`localhost:${site.address().port}`))
  } else if (pathname === '/mismatch-chat.js') {
    createReadStream(script).pipe(response.setHeader('content-type', 'text/javascript; charset=utf-8'))
  } else if (pathname === '/tonight') {
    const { online, waiting, sessions } = await match.stats()
    response.end(`${online} in the bar, ${waiting} looking for company, ${sessions} at a table\n`)
  } else {
    response.writeHead(404).end('Not found\n')
  }
})

/** Addresses that were shown the door. */
const barred = new Set((process.env.BARRED ?? '').split(','))

const match = createMatchServer({
  server: site,
  path: '/chat',
  logLevel: 'warn',
  hooks: {
    // A login of one's own: who somebody is, or nobody. `token` would be what your login gave the page.
    onAuthenticate: ({ address }) => (barred.has(address) ? null : { userId: randomUUID() }),
  },
})

site.listen(port, 'localhost', async () => {
  await match.listen()
  console.log(`The Harbour Bar listens on http://localhost:${site.address().port}`)
})

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    // First the people, told to come back; then the site.
    await match.drain()
    site.close(() => process.exit(0))
    site.closeAllConnections()
  })
}
