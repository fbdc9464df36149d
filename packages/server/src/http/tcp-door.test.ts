import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { Served } from '../testing/served.ts'

/** Connections that say nothing; how many of them were not closed at once. */
async function silent(url: string, count: number): Promise<Socket[]> {
  const { hostname, port } = new URL(url)
  const sockets = Array.from({ length: count }, () => connect(Number(port), hostname))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
  })
  await Promise.all(
    sockets.map(async (socket) => {
      socket.on('error', () => undefined)
      await once(socket, 'connect')
    }),
  )
  return sockets
}

const open = (sockets: readonly Socket[]) => sockets.filter(({ closed }) => !closed).length

it('[S4] one address that only connects does not take the places of others: beyond its share it is closed at once', async () => {
  const served = await Served.start({ addressConnections: 8 })
  const sockets = await silent(served.url, 60)
  // Its WebSockets, and what a browser opens beside them.
  await expect.poll(() => open(sockets)).toBe(8 + 32)
  for (const socket of sockets) socket.destroy()
  await expect
    .poll(() =>
      served.get('/health').then(
        (response) => response.status,
        () => 0,
      ),
    )
    .toBe(200)
})

it('[S4] behind a proxy of one’s own its address has no share of its own', async () => {
  const served = await Served.start({ addressConnections: 2, trustedProxies: 1 })
  const sockets = await silent(served.url, 60)
  expect((await served.get('/health')).status).toBe(200)
  expect(open(sockets)).toBe(60)
})

it('[S4] all together are bounded too, with some to spare for pages and probes', async () => {
  const served = await Served.start({ maxConnections: 1, addressConnections: 0 })
  const first = await served.connect()
  expect((await served.get('/health')).status).toBe(200)
  const sockets = await silent(served.url, 600)
  await expect.poll(() => open(sockets)).toBeLessThanOrEqual(1 + 512)
  await first.settle()
})

it('[HTTP] a head that is too long, and one of too many lines, are refused', async () => {
  const served = await Served.start()
  const long = await served.get('/health', { headers: { 'x-long': 'x'.repeat(20_000) } })
  expect(long.status).toBe(431)
  await served.join()
})
