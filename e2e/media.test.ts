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
  window.heard = { quality: [], screen: [], speaking: {}, error: [] }
  const { client, heard } = window
  client.on('quality', ({ session, ...news }) => heard.quality.push(news))
  client.on('screen', ({ stream }) => heard.screen.push(stream !== null))
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
      .filter(({ connectionState }) => connectionState === 'connected')
      .flatMap((each) => each.getSenders())
      .map((sender) => [sender.track?.kind, sender.getParameters().encodings[0]?.maxBitrate]),
  )
  expect(Object.fromEntries(ceilings)).toEqual({ audio: 40_000, video: 700_000 })
  expect(await inApp('heard.error')).toEqual([])
})

/** Of the call; the connection that is ready for the next one has not been described to anybody. */
const offers = () =>
  anna.page.evaluate(() =>
    window.probe
      .connections()
      .filter(({ connectionState }) => connectionState === 'connected')
      .map((each) => each.currentLocalDescription?.sdp),
  )

/** Width over height of what comes in. */
const shape = (person: Person) =>
  person.page.evaluate(async () => {
    for (const each of window.probe.connections()) {
      for (const stat of (await each.getStats()).values() as Iterable<Record<string, number | string>>) {
        if (stat['type'] === 'inbound-rtp' && stat['kind'] === 'video') {
          return (Number(stat['frameWidth']) / Number(stat['frameHeight'])).toFixed(1)
        }
      }
    }
    return ''
  })

it("[R2] shows a screen in the camera's place without a new negotiation, until the browser's own stop", async () => {
  const before = await offers()
  const camera = await shape(bert)
  // A screen that is told from the camera by its shape, moves, and sounds.
  await anna.page.evaluate(() => {
    const canvas = document.createElement('canvas')
    canvas.width = canvas.height = 400
    const paint = () => {
      canvas.getContext('2d')?.fillRect(Math.random() * 400, Math.random() * 400, 9, 9)
      requestAnimationFrame(paint)
    }
    paint()
    const context = new AudioContext()
    const tone = context.createOscillator()
    const sound = context.createMediaStreamDestination()
    tone.connect(sound)
    tone.start()
    const screen = canvas.captureStream(15)
    screen.addTrack(sound.stream.getTracks()[0]!)
    navigator.mediaDevices.getDisplayMedia = async () => screen
  })
  await inApp('client.media.shareScreen({ audio: true })')
  await bert.page.waitForFunction(() => window.chat().client.session?.peerState.screen === true)
  await expect.poll(() => shape(bert), { timeout: 20_000 }).toBe('1.0')
  expect(await inApp('client.media.stream.getVideoTracks()[0].readyState')).toBe('live')
  // With the microphone off, what is heard is the screen.
  await inApp('client.media.setMicrophone(false)')
  await bert.seesAndHears(5)
  await inApp('client.media.setMicrophone(true)')
  await inApp(`{
    const [track] = client.media.screen.getVideoTracks()
    track.stop()
    track.dispatchEvent(new Event('ended'))
  }`)
  await bert.page.waitForFunction(() => window.chat().client.session?.peerState.screen === false)
  await expect.poll(() => shape(bert), { timeout: 20_000 }).toBe(camera)
  await bert.seesAndHears(10)
  expect([await offers(), await inApp('heard.screen')]).toEqual([before, [true, false]])
  expect(await inApp('heard.error')).toEqual([])
})

it("[R2] shares what the browser's own choice gives, and ends it with the session", async () => {
  await inApp('client.media.shareScreen()')
  expect(await inApp('client.media.screen.getVideoTracks()[0].readyState')).toBe('live')
  await bert.page.waitForFunction(() => window.chat().client.session?.peerState.screen === true)
  await inApp('(window.shared = client.media.screen, client.next())')
  expect(await inApp('[client.media.screen, shared.getVideoTracks()[0].readyState]')).toEqual([null, 'ended'])
})

it('hears who speaks: the fake microphones beep every second, until they are muted', async () => {
  await inApp("client.on('speaking', ({ who, speaking }) => (heard.speaking[who] = speaking))")
  await anna.page.waitForFunction('heard.speaking.me && heard.speaking.peer')
  await bert.press('Turn microphone off')
  await inApp('client.media.setMicrophone(false)')
  await anna.page.waitForFunction('heard.speaking.me === false && heard.speaking.peer === false')
})
