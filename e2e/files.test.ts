import type { Browser, Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { App } from './support/app.ts'
import { launchBrowser } from './support/browser.ts'
import { ServerProcess } from './support/server.ts'

// Two pages in two real Chromiums, connected by the real server; one sends the other files.

const script = (url: string) => `
  import { MatchClient } from '@mismatch/sdk'
  let connection
  const Connection = class extends RTCPeerConnection {
    constructor(...all) {
      super(...all)
      connection = this
    }
  }
  const client = new MatchClient({ url: ${JSON.stringify(url)}, reloadStorage: null, RTCPeerConnection: Connection })
  const once = (type, fits = () => true) => new Promise((resolve) => {
    const undo = client.on(type, (event) => fits(event) && (undo(), resolve(event)))
  })
  const MIB = 1_048_576
  /** The numberth MiB of every file here. */
  const piece = (number) => new Uint8Array(MIB).map((_, at) => (at * 7 + number * 13 + (at >> 9)) & 0xff)

  window.find = async () => {
    const connected = once('connected')
    await client.start({ media: 'audio' })
    await connected
    window.bare = connection.createDataChannel('bare', { negotiated: true, id: 5 })
    if (window.bare.readyState !== 'open') await new Promise((resolve) => (window.bare.onopen = resolve))
  }
  window.makeFile = (mib) => {
    const parts = Array.from({ length: mib }, (_, number) => new Blob([piece(number)]))
    window.file = new File(parts, 'large.png', { type: 'image/png' })
  }
  /** Milliseconds from the first byte until the partner has said that it has all. */
  window.send = async () => {
    const done = once('file', ({ transfer }) => transfer.state === 'done')
    const begins = once('file', ({ transfer }) => transfer.state === 'transferring')
    await client.session.sendFile(window.file)
    await begins
    const start = performance.now()
    await done
    return performance.now() - start
  }
  window.sendBare = async (mib) => {
    const { bare } = window
    const answered = new Promise((resolve) => (bare.onmessage = resolve))
    const frame = new Uint8Array(16_384)
    bare.bufferedAmountLowThreshold = MIB / 4
    const start = performance.now()
    for (let sent = 0; sent < mib * MIB; sent += frame.length) {
      if (bare.bufferedAmount >= MIB) await new Promise((resolve) => (bare.onbufferedamountlow = resolve))
      bare.send(frame)
    }
    await answered
    return performance.now() - start
  }
  window.takeBare = (mib) => {
    let received = 0
    window.bare.binaryType = 'arraybuffer'
    window.bare.onmessage = ({ data }) => {
      received += data.byteLength
      if (received === mib * MIB) window.bare.send('all')
    }
  }
  /** The size of what came, and the number of the first MiB that is not as it was. */
  window.take = async () => {
    const { transfer } = await once('file', ({ transfer }) => transfer.state === 'offered')
    const done = once('file', ({ transfer }) => transfer.state === 'done')
    transfer.accept()
    await done
    const { blob } = transfer
    let wrong = null
    for (let number = 0; number * MIB < blob.size && wrong === null; number++) {
      const is = new Uint8Array(await blob.slice(number * MIB, (number + 1) * MIB).arrayBuffer())
      if (piece(number).some((byte, at) => byte !== is[at])) wrong = number
    }
    return { name: transfer.name, size: blob.size, type: blob.type, wrong }
  }
  let own = null
  client.on('file', ({ transfer }) => (own = transfer))
  /** Some MiB later; whether more are to come. */
  window.moves = async () => {
    const next = (own?.transferred ?? 0) + 5 * MIB
    const isOver = () => own?.state === 'done'
    if (!isOver()) await once('file', ({ transfer }) => transfer.state === 'done' || transfer.transferred >= next)
    return !isOver()
  }
  window.client = client
`

let server: ServerProcess
let browsers: Browser[]
let app: App
let pages: [Page, Page]

beforeAll(async () => {
  server = await ServerProcess.start()
  browsers = await Promise.all([launchBrowser(), launchBrowser()])
  app = await App.serve('', script(server.wsUrl))
})
beforeEach(async () => {
  pages = (await Promise.all(browsers.map((browser) => browser.newPage()))) as [Page, Page]
  await Promise.all(pages.map((page) => page.goto(app.url)))
  await Promise.all(pages.map((page) => page.evaluate('window.find()')))
})
afterEach(() => Promise.all(pages.map((page) => page.close())))
afterAll(async () => {
  app.close()
  await Promise.all(browsers.map((browser) => browser.close()))
  await server.stop()
})

/** The most that a page's scripts hold, in bytes; buffers outside their heap included, garbage not. */
async function watchMemory(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.createCDPSession()
  const used = async () => {
    await devtools.send('HeapProfiler.collectGarbage')
    const usage = (await devtools.send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize?: number }
    return usage.usedSize + (usage.backingStorageSize ?? 0)
  }
  const before = await used()
  let most = before
  const watching = (async () => {
    while (await page.evaluate('window.moves()')) most = Math.max(most, await used())
  })()
  return async () => {
    await watching
    await devtools.detach()
    return most - before
  }
}

it('[R3] a picture of 5 MB arrives byte for byte', async () => {
  const [anna, bert] = pages
  const taken = bert.evaluate('window.take()')
  await anna.evaluate('window.makeFile(5)')
  await anna.evaluate('window.send()')
  expect(await taken).toEqual({ name: 'large.png', size: 5 * 1_048_576, type: 'image/png', wrong: null })
})

it('[R3] 100 MiB go at least half as fast as by a bare channel of the same connection, and lie in no memory', async () => {
  const [anna, bert] = pages
  await bert.evaluate('window.takeBare(100)')
  const bareMs = (await anna.evaluate('window.sendBare(100)')) as number

  await anna.evaluate('window.makeFile(100)')
  const taken = bert.evaluate('window.take()')
  const growth = await watchMemory(anna)
  const fileMs = (await anna.evaluate('window.send()')) as number
  const grownMiB = (await growth()) / 1_048_576
  expect(await taken).toMatchObject({ size: 100 * 1_048_576, wrong: null })

  const speed = (ms: number) => `${(100_000 / ms).toFixed(1)} MiB/s`
  console.log(`bare channel ${speed(bareMs)}, sendFile ${speed(fileMs)}; sender's memory +${grownMiB.toFixed(1)} MiB`)
  expect(fileMs).toBeLessThan(2 * bareMs)
  expect(grownMiB).toBeLessThan(16)
}, 180_000)
