import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, it } from 'vitest'
import { rawUpgrade } from '../testing/raw-upgrade.ts'
import { Served } from '../testing/served.ts'

const V1 = { 'Sec-WebSocket-Protocol': 'mismatch.v1' }

it('[F3] mismatch.v1 is chosen among others', async () => {
  const client = await (await Served.start()).connect(['other', 'mismatch.v1'])
  expect(client.socket.protocol).toBe('mismatch.v1')
})

it('[F3] of unknown subprotocols the first is selected, then closed 4505', async () => {
  const client = await (await Served.start()).connect(['mismatch.v9', 'other'])
  expect(client.socket.protocol).toBe('mismatch.v9')
  expect((await client.closed).code).toBe(4505)
})

it('[E2] another path is answered 404, naming the right one', async () => {
  const served = await Served.start({ path: '/chat' })
  expect(await rawUpgrade(served.url, '/ws', V1)).toMatch(/^HTTP\/1.1 404 [\s\S]*\/chat/)
})

it('[E2] an origin that is not allowed is refused with 403, and so is none', async () => {
  const served = await Served.start({ allowedOrigins: ['https://good.example'] })
  expect(await rawUpgrade(served.url, '/ws', { ...V1, Origin: 'https://evil.example' })).toMatch(/^HTTP\/1.1 403 /)
  expect(await rawUpgrade(served.url, '/ws', V1)).toMatch(/^HTTP\/1.1 403 [\s\S]*allowed-origins/)
  await served.connect(undefined, { origin: 'https://good.example' })
})

it('[S4] more connects than address-connects-per-minute: 429 with Retry-After', async () => {
  const served = await Served.start({ addressConnectsPerMinute: 1 })
  await served.connect()
  const answer = await rawUpgrade(served.url, '/ws', V1)
  expect(answer).toMatch(/^HTTP\/1.1 429 /)
  expect(answer).toMatch(/Retry-After: [1-9]\d*\r\n/)
})

it('[S4] more at once than address-connections: 429, until one closes', async () => {
  const served = await Served.start({ addressConnections: 1 })
  const first = await served.connect()
  expect(await rawUpgrade(served.url, '/ws', V1)).toMatch(/^HTTP\/1.1 429 [\s\S]*open from this address/)
  await first.leave()
  const again = () =>
    served.connect().then(
      () => true,
      () => false,
    )
  await expect.poll(again).toBe(true)
})

it('[S4] behind a trusted proxy each client has limits of its own', async () => {
  const served = await Served.start({ addressConnections: 1, trustedProxies: 1 })
  const from = (address: string) => ({ 'X-Forwarded-For': address })
  await served.connect(undefined, { headers: from('192.0.2.1') })
  await served.connect(undefined, { headers: from('192.0.2.2') })
  expect(await rawUpgrade(served.url, '/ws', { ...V1, ...from('9.9.9.9, 192.0.2.1') })).toMatch(/^HTTP\/1.1 429 /)
})

it('[E2] a full server answers 503', async () => {
  const served = await Served.start({ maxConnections: 1 })
  await served.connect()
  expect(await rawUpgrade(served.url, '/ws', V1)).toMatch(/^HTTP\/1.1 503 [\s\S]*full/)
})

it('[E2] a broken handshake is answered 400, and the server lives', async () => {
  const served = await Served.start()
  expect(await rawUpgrade(served.url, '/ws', { 'Sec-WebSocket-Key': 'short' })).toMatch(/^HTTP\/1.1 400 /)
  await served.join()
})

it('[E2] sockets that break in the middle of an upgrade do no harm', async () => {
  const served = await Served.start()
  const { hostname, port } = new URL(served.url)
  const socket = connect(Number(port), hostname)
  socket.write('GET /ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n', () => {
    socket.resetAndDestroy()
  })
  await once(socket, 'close')
  await served.join()
})
