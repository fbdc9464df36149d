import type { Browser } from 'puppeteer-core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { App } from './support/app.ts'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

// An app with its own interface, in a call with somebody at the element: how the call goes, as real browsers say it.

const script = (url: string) => `
  import { MatchClient } from '@mismatch/sdk'
  window.client = new MatchClient({ url: ${JSON.stringify(url)}, rtc: { maxBitrateKbps: { video: 700 } } })
  window.heard = { quality: [], error: [] }
  const { client, heard } = window
  client.on('quality', ({ session, ...news }) => heard.quality.push(news))
  client.on('error', ({ error }) => heard.error.push(error.code))
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
  browsers = await Promise.all([launchBrowser(), launchBrowser()])
  anna = await Person.open(browsers[0]!, app.url)
  await anna.page.waitForFunction("window.client?.state === 'waiting'")
  bert = await Person.find(browsers[1]!, server.url)
  await bert.untilState('connected')
  await bert.seesAndHears(10)
})

afterEach(async () => {
  await Promise.all(browsers.map((browser) => browser.close()))
  app.close()
  await server.stop()
})

it('tells how a real call goes, sums up its figures, and keeps to its ceilings', async () => {
  await anna.page.waitForFunction('heard.quality.length > 0')
  expect(await inApp('heard.quality[0]')).toMatchObject({ quality: expect.any(Number) as number, carries: 'video' })
  const stats = await inApp<object>(
    'client.session.stats().then(({ report, ...rest }) => ({ ...rest, entries: report.size }))',
  )
  expect(stats).toMatchObject({ protocol: 'udp', in: { audioCodec: 'opus' }, out: { audioCodec: 'opus' } })
  const shows = '({ in: { videoKbps, framesPerSecond, width } }) => videoKbps > 0 && framesPerSecond > 0 && width > 0'
  await anna.page.waitForFunction(`client.session.stats().then(${shows})`, { polling: 500 })
  const ceilings = await anna.page.evaluate(() =>
    window.probe
      .connections()
      .flatMap((each) => each.getSenders())
      .map((sender) => [sender.track?.kind, sender.getParameters().encodings[0]?.maxBitrate]),
  )
  expect(Object.fromEntries(ceilings)).toEqual({ audio: 40_000, video: 700_000 })
  expect(await inApp('heard.error')).toEqual([])
})
