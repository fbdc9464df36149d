import { beforeEach, expect, it } from 'vitest'
import { AppInCall } from './support/app-in-call.ts'
import type { Person } from './support/person.ts'

// An app with its own interface, in a call with somebody at the element: how the call goes, as real browsers say it.

const script = `
  const heard = (window.heard = { quality: [], screen: [], speaking: {} })
  client.on('quality', ({ session, ...news }) => heard.quality.push(news))
  client.on('screen', ({ stream }) => heard.screen.push(stream !== null))
`

let call: AppInCall

const inApp = <Result>(expression: string) => call.inApp<Result>(expression)

beforeEach(async () => {
  call = await AppInCall.start({ options: { rtc: { maxBitrateKbps: { video: 700 } } }, script })
  return () => call.close()
})

it('tells how a real call goes, sums up its figures, and keeps to its ceilings', async () => {
  const { anna } = call
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
  expect(await inApp('errors')).toEqual([])
})

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
  const { anna, bert } = call
  const before = await call.offers()
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
  expect([await call.offers(), await inApp('heard.screen')]).toEqual([before, [true, false]])
  expect(await inApp('errors')).toEqual([])
})

it("[R2] shares what the browser's own choice gives, and ends it with the session", async () => {
  const { bert } = call
  await inApp('client.media.shareScreen()')
  expect(await inApp('client.media.screen.getVideoTracks()[0].readyState')).toBe('live')
  await bert.page.waitForFunction(() => window.chat().client.session?.peerState.screen === true)
  await inApp('(window.shared = client.media.screen, client.next())')
  expect(await inApp('[client.media.screen, shared.getVideoTracks()[0].readyState]')).toEqual([null, 'ended'])
})

it('hears who speaks: the fake microphones beep every second, until they are muted', async () => {
  const { anna, bert } = call
  await inApp("client.on('speaking', ({ who, speaking }) => (heard.speaking[who] = speaking))")
  await anna.page.waitForFunction('heard.speaking.me && heard.speaking.peer')
  await bert.press('Turn microphone off')
  await inApp('client.media.setMicrophone(false)')
  await anna.page.waitForFunction('heard.speaking.me === false && heard.speaking.peer === false')
})
