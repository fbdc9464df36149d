import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'
import { HttpHost } from './http-host.ts'

const noUpgrades = {
  open: 0,
  join: () => undefined,
  settled: () => Promise.resolve(),
  terminate: () => undefined,
  close: () => undefined,
}

it.each([
  ['nothing', ''],
  ['half a header', 'GET / HTTP/1.1\r\nHost: loc'],
  ['half a body', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nhalf'],
])('[S4] who connects and sends %s does not hold a place for ever', async (_, sent) => {
  const patience = { headersTimeout: 40, requestTimeout: 60, connectionsCheckingInterval: 10 }
  const never = () => new Promise<Response>(() => undefined)
  const host = new HttpHost({ fetch: never, upgrades: noUpgrades, door: { guard: () => undefined }, patience })
  onTestFinished(() => host.close())
  const { port } = await host.listen('127.0.0.1', 0)
  const socket = connect(port, '127.0.0.1')
  socket.write(sent)
  expect(await text(socket)).toMatch(/^(HTTP\/1.1 408 |$)/)
})
