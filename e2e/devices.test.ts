import type { Browser } from 'puppeteer-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { App } from './support/app.ts'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

// An app with its own interface and two cameras, in a call with somebody at the element.

const script = (url: string) => `
  import { MatchClient } from '@mismatch/sdk'
  window.client = new MatchClient({ url: ${JSON.stringify(url)} })
  window.errors = []
  const { client } = window
  client.on('error', ({ error }) => window.errors.push(error.code))
  client.playRemote(document.querySelector('video'))
  await client.start()
`

let server: ServerProcess
let app: App
let browsers: Browser[]
let anna: Person
let bert: Person

/** What runs in the app's page. */
const inApp = <Result>(expression: string) => anna.page.evaluate(expression) as Promise<Result>

beforeEach(async () => {
  server = await ServerProcess.start()
  app = await App.serve('<video playsinline></video>', script(server.wsUrl))
})

afterEach(async () => {
  await Promise.all(browsers.map((browser) => browser.close()))
  app.close()
  await server.stop()
})

async function call(first: Promise<Browser>): Promise<void> {
  browsers = await Promise.all([first, launchBrowser()])
  await browsers[0]!.defaultBrowserContext().overridePermissions(new URL(app.url).origin, ['camera', 'microphone'])
  anna = await Person.open(browsers[0]!, app.url)
  await anna.page.waitForFunction("window.client?.state === 'waiting'")
  bert = await Person.find(browsers[1]!, server.url)
  await bert.untilState('connected')
  await bert.seesAndHears(10)
}

/** Of the call; the connection that is ready for the next one has not been described to anybody. */
const offers = () =>
  anna.page.evaluate(() =>
    window.probe
      .connections()
      .filter(({ connectionState }) => connectionState === 'connected')
      .map((each) => each.currentLocalDescription?.sdp),
  )

it('[R2] another camera takes the place of the last in a call, without a new negotiation', async () => {
  // The second of Chromium's fake cameras measures depth and gives no picture.
  await call(launchBrowser('refused', ['--use-fake-device-for-media-stream=device-count=3']))
  const before = await offers()
  const cameras = () =>
    inApp<{ deviceId: string; active: boolean }[]>(
      "client.media.devices().then((all) => all.filter(({ kind }) => kind === 'video'))",
    )
  expect((await cameras()).map(({ active }) => active)).toEqual([true, false, false])
  await inApp(`client.media.useDevice(${JSON.stringify((await cameras())[2]?.deviceId)})`)
  expect((await cameras()).map(({ active }) => active)).toEqual([false, false, true])
  expect(await anna.liveTracks()).toBe(2)
  await bert.seesAndHears(20)
  expect(await offers()).toEqual(before)
  expect(await inApp('errors')).toEqual([])
})

it('[mistake 17] a permission that is taken away in a call is told, and the call goes on', async () => {
  await call(launchBrowser('refused'))
  const devtools = await anna.page.createCDPSession()
  const set = (setting: string, name: string) =>
    devtools.send(
      'Browser.setPermission' as never,
      { permission: { name }, setting, origin: new URL(app.url).origin } as never,
    )
  await set('denied', 'camera')
  await anna.page.waitForFunction('client.media.camera === false')
  await anna.page.waitForFunction("errors.join() === 'camera_refused'")
  await bert.page.waitForFunction(() => window.chat().client.session?.peerState.video === false)
  expect(await inApp('[client.state, client.media.microphone]')).toEqual(['connected', true])
  await set('granted', 'camera')
  await inApp('client.media.setCamera(true)')
  await bert.page.waitForFunction(() => window.chat().client.session?.peerState.video === true)
  await bert.seesAndHears(20)
  expect(await inApp('errors.length')).toBe(1)
})
