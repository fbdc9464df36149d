import { once } from 'node:events'
import { createServer, request, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'
import { WebSocketServer } from 'ws'
import { createMatchServer } from '../match-server.ts'
import type { MatchServerOptions } from '../options.ts'
import { rawUpgrade } from '../testing/raw-upgrade.ts'
import { Served } from '../testing/served.ts'
import { WireClient } from '../testing/wire-client.ts'

/** As they were before there was any server. */
const globals = { Request, Response }

it('[server] in somebody else’s server an upgrade to another path is answered 404', async () => {
  const { url } = await lent((_, response) => response.end('mine'))
  expect(await rawUpgrade(url, '/elsewhere')).toMatch(/^HTTP\/1.1 404 [\s\S]*\/ws/)
})

it('[server] a request that offers another protocol than WebSocket is answered as the request it is, body and all', async () => {
  const { url } = await lent((request, response) => {
    void text(request).then((body) => response.end(`${request.method ?? ''} ${request.url ?? ''} ${body}`))
  })
  expect(await offering('h2c', `${url}/page`, 'all of it')).toBe('POST /page all of it')
})

it('[HTTP] the pages of the server itself take no harm from such an offer', async () => {
  const { url } = await Served.start()
  expect(await offering('h2c', `${url}/health`)).toBe('OK')
})

it('[server] a lent server keeps the WebSockets it had', async () => {
  const { http, url } = await lent()
  const theirs = new WebSocketServer({ server: http, path: '/theirs' })
  onTestFinished(() => {
    theirs.close()
  })
  theirs.on('connection', (socket) => {
    socket.on('message', (data) => {
      socket.send(`theirs: ${(data as Buffer).toString()}`)
    })
  })
  const client = await WireClient.open(`${url.replace('http', 'ws')}/theirs`, [])
  await client.settle()
  client.send('hello')
  expect(await client.text()).toBe('theirs: hello')
})

it('[server] two match servers share one HTTP server under different paths', async () => {
  const { http, url } = await lent(undefined, { path: '/one' })
  await join(http, { path: '/two' })
  for (const path of ['/one', '/two']) {
    const client = await WireClient.open(url.replace('http', 'ws') + path)
    client.send({ type: 'Hello' })
    await client.hear('Welcome')
    client.socket.terminate()
  }
})

it('[server] nobody is let in before listen(), also where the server that was lent listens already', async () => {
  const http = createServer((_, response) => response.end('mine'))
  const match = createMatchServer({ databaseUrl: 'memory:', server: http, logLevel: 'silent' })
  onTestFinished(() => match.close())
  expect(http.listenerCount('upgrade')).toBe(0)
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  onTestFinished(() => {
    http.close()
  })
  const { url } = await match.listen()
  await (await WireClient.open(`${url.replace('http', 'ws')}/ws`)).leave()
})

it('[server] a server whose own listen() is under way stays where it was told to, and open', async () => {
  const http = createServer()
  http.listen({ host: '127.0.0.1', port: 0 })
  onTestFinished(() => {
    http.close()
  })
  const match = createMatchServer({
    databaseUrl: 'memory:',
    server: http,
    logLevel: 'silent',
    host: 'localhost',
    port: 0,
  })
  await match.listen()
  await match.close()
  expect(http.listening).toBe(true)
})

it('[server] the globals of the program around stay its own', async () => {
  await Served.start()
  expect({ Request, Response }).toEqual(globals)
})

/** A server of the host's own that listens, and a match server in it. */
async function lent(listener?: RequestListener, options?: MatchServerOptions): Promise<{ http: Server; url: string }> {
  const http = createServer()
  if (listener !== undefined) http.on('request', listener)
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  onTestFinished(() => {
    http.close()
    http.closeAllConnections()
  })
  await join(http, options)
  return { http, url: `http://127.0.0.1:${String((http.address() as AddressInfo).port)}` }
}

async function join(http: Server, options: MatchServerOptions = {}): Promise<void> {
  const match = createMatchServer({ databaseUrl: 'memory:', server: http, logLevel: 'silent', ...options })
  onTestFinished(() => match.close())
  await match.listen()
}

/** Asks for a page while offering to go on in another protocol, as some HTTP/2 clients do. */
async function offering(protocol: string, url: string, body?: string): Promise<string> {
  const headers = { Connection: 'Upgrade', Upgrade: protocol }
  const asked = request(url, { method: body === undefined ? 'GET' : 'POST', headers, agent: false })
  asked.end(body)
  const [response] = (await once(asked, 'response')) as [NodeJS.ReadableStream]
  return text(response)
}
