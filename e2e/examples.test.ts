import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** The program of an example, started as its `npm start` does, on free ports. */
function example(folder: string, script: string, variables: Record<string, string> = {}): Promise<ServerProcess> {
  const cwd = fileURLToPath(new URL(`../examples/${folder}`, import.meta.url))
  const env = { ...process.env, PORT: '0', MATCH_PORT: '0', ...variables }
  return ServerProcess.run(process.execPath, [script], { cwd, env })
}

/** Until the page shows these words. */
function shows(page: Page, words: string): Promise<unknown> {
  return page.waitForFunction((wanted) => document.body.innerText.includes(wanted), { polling: 50 }, words)
}

async function press(page: Page, name: string): Promise<void> {
  await page.bringToFront()
  await page.locator(`::-p-aria([name="${name}"][role="button"])`).click()
}

async function write(page: Page, text: string): Promise<void> {
  await page.bringToFront()
  await page.locator('::-p-aria([name="Message"][role="textbox"])').fill(text)
  await press(page, 'Send')
}

it('[examples] sdk-vanilla: preview, find, chat, mute, next, stop', async () => {
  const app = await example('sdk-vanilla', 'start.js')
  const anna = await Person.open(browser, app.url)
  await press(anna.page, 'Check camera')
  await shows(anna.page, 'This is how others will see you.')
  await press(anna.page, 'Find')
  const bert = await Person.open(browser, app.url)
  await press(bert.page, 'Find')
  await bert.seesAndHears(5)

  await write(anna.page, '<b>hello</b>')
  await shows(bert.page, '<b>hello</b>')
  await press(anna.page, 'Microphone')
  await shows(bert.page, 'Somebody has no microphone on')
  await press(anna.page, 'Next')
  await shows(bert.page, 'Looking for somebody')
  await press(bert.page, 'Cancel')
  await shows(bert.page, 'Camera and microphone are off.')
  expect(await bert.liveTracks()).toBe(0)

  expect([...anna.complaints, ...bert.complaints]).toEqual([])
  await Promise.all([anna.page.close(), bert.page.close()])
  await app.stop()
})

it('[examples] sdk-vanilla: a refused camera is told in words, with a way on', async () => {
  const app = await example('sdk-vanilla', 'start.js')
  const refusing = await launchBrowser('refused')
  const { page } = await Person.open(refusing, app.url)
  await press(page, 'Find')
  await shows(page, 'Your browser was told not to share camera or microphone.')
  await shows(page, 'Talk without camera')
  await refusing.close()
  await app.stop()
})

it('[examples] [mistake 18] react: under StrictMode one person is one connection, and unmounting leaves nothing', async () => {
  const app = await example('react', 'start.js')
  const anna = await Person.open(browser, app.url, keepSockets)
  const bert = await Person.open(browser, app.url, keepSockets)
  for (const { page } of [anna, bert]) {
    await press(page, 'Enter')
    await press(page, 'Find')
  }
  await bert.seesAndHears(5)
  await write(anna.page, 'hello')
  await shows(bert.page, 'hello')
  expect(await openSockets(anna.page)).toBe(1)

  await press(anna.page, 'Leave')
  await shows(bert.page, 'Looking for somebody')
  await expect.poll(() => openSockets(anna.page)).toBe(0)
  expect([await anna.liveTracks(), await anna.openConnections()]).toEqual([0, 0])
  expect([...anna.complaints, ...bert.complaints]).toEqual([])
  await Promise.all([anna.page.close(), bert.page.close()])
  await app.stop()
})

it('[examples] node-bot: answers a call with a picture and says back what it is told', async () => {
  const server = await ServerProcess.start()
  const anna = await Person.find(browser, server.url)
  const script = fileURLToPath(new URL('../examples/node-bot/bot.js', import.meta.url))
  const bot = spawn(process.execPath, [script, server.wsUrl], { stdio: ['ignore', 'ignore', 'inherit'] })
  const ended = once(bot, 'exit')
  await anna.seesAndHears(5)
  await anna.say('anybody there?')
  await anna.sees('You said: anybody there?')
  bot.kill()
  expect(await ended).toEqual([0, null])
  await anna.sees('They left')
  expect(anna.complaints).toEqual([])
  await anna.page.close()
  await server.stop()
})

it('[examples] embedded-server: the site keeps its routes, two meet on its page, and SIGTERM ends both', async () => {
  const site = await example('embedded-server', 'server.js')
  expect((await fetch(`${site.url}/nothing`)).status).toBe(404)
  const anna = await Person.find(browser, site.url)
  const bert = await Person.find(browser, site.url)
  await Promise.all([anna.untilState('connected'), bert.untilState('connected')])
  expect(await (await fetch(`${site.url}/tonight`)).text()).toContain('2 in the bar')
  expect([...anna.complaints, ...bert.complaints]).toEqual([])
  await Promise.all([anna.page.close(), bert.page.close()])
  expect(await site.stop()).toBe(0)
})

it('[examples] captcha: who has not passed it gets no token', async () => {
  const service = createServer((request, response) => {
    void text(request).then((asked) => {
      const { secret, response: answer } = Object.fromEntries(new URLSearchParams(asked))
      const hostname = answer === 'passed elsewhere' ? 'evil.example' : 'localhost'
      response.end(JSON.stringify({ success: secret === 'of the account' && answer?.startsWith('passed'), hostname }))
    })
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  const CAPTCHA_URL = `http://127.0.0.1:${String((service.address() as AddressInfo).port)}`
  const app = await example('captcha', 'server.js', { CAPTCHA_SECRET: 'of the account', CAPTCHA_URL })
  const ask = async (body: object) =>
    (await fetch(`${app.url}/auth/token`, { method: 'POST', body: JSON.stringify(body) })).status
  const answers = ['passed', 'passed elsewhere', 'wrong'].map((challenge) => ask({ challenge }))
  expect(await Promise.all([...answers, ask({})])).toEqual([200, 403, 403, 403])
  service.closeAllConnections()
  service.close()
  // The service is away: nobody new comes in.
  expect(await ask({ challenge: 'passed' })).toBe(403)
  expect(await app.stop()).toBe(0)
})

it('[examples] word-filter: a message with a word of the list is refused, however it is spelt, and the others go through', async () => {
  const app = await example('word-filter', 'server.js')
  const anna = await Person.find(browser, app.url)
  const bert = await Person.find(browser, app.url)
  await Promise.all([anna.untilState('connected'), bert.untilState('connected')])
  for (const text of ['Buy  NOW!', 'ｓｐ\u200Bam', 'spamalot is a musical']) await anna.say(text)
  await bert.sees('spamalot is a musical')
  await anna.sees('Buy NOW! Not sent: this is not allowed here')
  expect(await bert.page.evaluate(() => window.chat().client.session?.messages.map(({ text }) => text))).toEqual([
    'spamalot is a musical',
  ])
  expect([...anna.complaints, ...bert.complaints]).toEqual([])
  await Promise.all([anna.page.close(), bert.page.close()])
  expect(await app.stop()).toBe(0)
})

it('[examples] frame-check: a worker that can tell nobody looks at the partner, and what it flags is a press away', async () => {
  const app = await example('frame-check', 'server.js')
  const worker = await fetch(`${app.url}/worker.js`)
  expect(worker.headers.get('content-security-policy')).toBe("default-src 'none'; script-src 'self'")
  // The fake camera paints green.
  const anna = await Person.open(browser, app.url, keepVerdicts)
  const bert = await Person.open(browser, app.url, paintSkin)
  for (const person of [anna, bert]) await person.press('Find')
  await anna.sees('This picture may be unpleasant')
  await anna.press('Show it anyway')
  await bert.untilState('connected')
  await bert.page.bringToFront()
  await expect.poll(() => stageOf(bert)).toBe('shown')
  expect(await stageOf(anna)).toBe('shown')
  expect(await anna.page.evaluate(() => window.verdicts)).toEqual(expect.arrayContaining([true]))
  expect([...anna.complaints, ...bert.complaints]).toEqual([])
  await Promise.all([anna.page.close(), bert.page.close()])
  expect(await app.stop()).toBe(0)
})

it('[examples] frame-check: skin of any shade counts, other colours do not, and a face alone is not too much', async () => {
  const file = new URL('../examples/frame-check/page/skin.js', import.meta.url)
  const { seemsBare, skinShare } = (await import(file.href)) as {
    seemsBare: (pixels: Uint8ClampedArray) => boolean
    skinShare: (pixels: Uint8ClampedArray) => number
  }
  const picture = (...colours: readonly (readonly [number, number, number])[]) =>
    Uint8ClampedArray.from(colours.flatMap((colour) => [...colour, 255]))
  const skins = [
    [255, 224, 196],
    [224, 172, 105],
    [141, 85, 36],
    [60, 30, 18],
  ] as const
  const others = [
    [0, 0, 0],
    [255, 255, 255],
    [128, 128, 128],
    [0, 160, 90],
    [40, 80, 200],
    [255, 0, 0],
  ] as const
  for (const skin of skins) expect(skinShare(picture(skin)), String(skin)).toBe(1)
  for (const other of others) expect(skinShare(picture(other)), String(other)).toBe(0)
  expect(skinShare(picture(skins[1], others[4], others[0], others[1]))).toBe(0.25)
  expect(seemsBare(picture(skins[0], others[0], others[1]))).toBe(false)
  expect(seemsBare(picture(skins[2], others[0]))).toBe(true)
})

declare global {
  interface Window {
    sockets: WebSocket[]
    verdicts: unknown[]
  }
}

/** Runs in a page, ahead of its own scripts. */
function keepSockets(): void {
  window.sockets = []
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      window.sockets.push(this)
    }
  }
}

/** How many of them are open to a Mismatch server; Vite has one of its own. */
function openSockets(page: Page): Promise<number> {
  return page.evaluate(
    () => window.sockets.filter(({ protocol, readyState }) => protocol === 'mismatch.v1' && readyState === 1).length,
  )
}

/** Runs in a page, ahead of its own scripts: what its workers said. */
function keepVerdicts(): void {
  window.verdicts = []
  window.MessageChannel = class extends MessageChannel {
    constructor() {
      super()
      this.port1.addEventListener('message', ({ data }) => window.verdicts.push(data))
    }
  }
}

/** Runs in a page, ahead of its own scripts: somebody sits very close to this camera. */
function paintSkin(): void {
  const native = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
  navigator.mediaDevices.getUserMedia = async (constraints) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 })
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('no canvas')
    // A canvas gives a frame whenever it is painted.
    setInterval(() => {
      context.fillStyle = 'rgb(224 172 105)'
      context.fillRect(0, 0, canvas.width, canvas.height)
    }, 50)
    const stream = canvas.captureStream()
    if (constraints?.audio) for (const track of (await native({ audio: true })).getTracks()) stream.addTrack(track)
    return stream
  }
}

/** How this person's stage shows the partner. */
function stageOf({ page }: Person): Promise<string> {
  return page.evaluate(() => {
    const { classList } =
      window.chat().shadowRoot?.querySelector('mismatch-stage')?.shadowRoot?.querySelector('.remote') ?? document.body
    return ['veiled', 'covered', 'shown'].find((name) => classList.contains(name)) ?? 'nothing'
  })
}
