import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { WebSocketServer } from 'ws'
import { launchBrowser, type Camera } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

let server: ServerProcess
let browser: Browser | undefined
const undo: (() => unknown)[] = []

beforeAll(async () => {
  server = await ServerProcess.start()
})

afterEach(async () => {
  await browser?.close()
  browser = undefined
  for (const step of undo.splice(0).reverse()) await step()
})

afterAll(() => server.stop())

async function open(camera: Camera, url = server.url, before?: () => void): Promise<Person> {
  browser = await launchBrowser(camera)
  return Person.open(browser, url, before)
}

/** The demo page with its element pointed at another server. */
async function openFor(address: string): Promise<Person> {
  const person = await open('granted')
  await person.page.evaluate((server) => window.chat().setAttribute('server', server), address)
  await person.press('Find')
  return person
}

async function listen(http: Server): Promise<string> {
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  undo.push(() => {
    http.closeAllConnections()
    http.close()
  })
  return `127.0.0.1:${String((http.address() as AddressInfo).port)}`
}

describe('the camera', () => {
  it('[mistake 17] refused: says so, and text only goes on', async () => {
    const person = await open('refused')
    await person.press('Find')
    await person.sees('Your camera is not allowed here')
    expect(await person.state()).toBe('idle')
    await person.press('Text only')
    await person.untilState('waiting')
    expect(await person.liveTracks()).toBe(0)
  })

  it('[mistake 17] none: says so, and offers audio only, text only and another try', async () => {
    const person = await open('missing')
    await person.press('Find')
    await person.sees('No camera')
    for (const way of ['Try again', 'Audio only', 'Text only']) await person.sees(way)
  })

  it('[mistake 17] busy: says so, and another try works once it is free', async () => {
    const person = await open('granted', server.url, () => {
      const native = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
      Object.assign(globalThis, { isCameraBusy: true })
      navigator.mediaDevices.getUserMedia = async (constraints) => {
        if (!('isCameraBusy' in globalThis)) return native(constraints)
        throw new DOMException('Could not start video source', 'NotReadableError')
      }
    })
    await person.press('Find')
    await person.sees('used by another program')
    await person.page.evaluate(() => Reflect.deleteProperty(globalThis, 'isCameraBusy'))
    await person.press('Try again')
    await person.untilState('waiting')
  })
})

describe('the server', () => {
  it('[E2] not reachable: says so, goes on trying, and finds it when it is back', async () => {
    const gone = await ServerProcess.start()
    await gone.stop()
    const person = await openFor(gone.wsUrl)
    await person.sees('cannot be reached')
    const back = await ServerProcess.start('--port', gone.port)
    undo.push(() => back.stop())
    await person.untilState('waiting')
  })

  it.each(['ftp://example.com', 'http://', 'not an address'])(
    '[E2] the address %j: says what is wrong with it',
    async (address) => {
      const person = await open('granted')
      await person.page.evaluate((server) => window.chat().setAttribute('server', server), address)
      await person.sees('address')
    },
  )

  it('[E2] a web server that is no Mismatch server: says so', async () => {
    const address = await listen(createServer((_, response) => response.end('hello')))
    const person = await openFor(`ws://${address}`)
    await person.sees('cannot be reached')
  })

  it('[E2] a WebSocket server that is no Mismatch server: says so', async () => {
    const http = createServer()
    const sockets = new WebSocketServer({ server: http })
    sockets.on('connection', (socket) => socket.on('message', (data: Buffer) => socket.send(String(data))))
    undo.push(() => sockets.close())
    const person = await openFor(`ws://${await listen(http)}`)
    await person.sees('not a Mismatch server')
  })

  it('[mistake 12] restarted: the page shows it and asks for its place in the queue again', async () => {
    const first = await ServerProcess.start()
    const person = await openFor(first.wsUrl)
    await person.untilState('waiting')
    expect(await first.stop('SIGKILL')).toBeNull()
    await person.sees('Reconnecting')
    const second = await ServerProcess.start('--port', first.port)
    undo.push(() => second.stop())
    // Its place is kept meanwhile, so it is not the state that tells.
    await person.page.waitForFunction(() => window.chat().client.signaling === 'online')
    await person.untilState('waiting')
    expect(await second.stats()).toMatchObject({ online: 1, waiting: 1 })
  })
})
