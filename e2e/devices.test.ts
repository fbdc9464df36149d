import { expect, it, onTestFinished } from 'vitest'
import { AppInCall } from './support/app-in-call.ts'
import { launchBrowser } from './support/browser.ts'

// An app with its own interface and two cameras, in a call with somebody at the element.

let call: AppInCall

const inApp = <Result>(expression: string) => call.inApp<Result>(expression)

/** Anna has allowed this app what she refuses to every other page. */
async function start(flags: string[] = []): Promise<AppInCall> {
  const launch = async (origin: string) => {
    const browser = await launchBrowser('refused', flags)
    await browser.defaultBrowserContext().overridePermissions(origin, ['camera', 'microphone'])
    return browser
  }
  call = await AppInCall.start({ launch })
  onTestFinished(() => call.close())
  return call
}

it('[R2] another camera takes the place of the last in a call, without a new negotiation', async () => {
  // The second of Chromium's fake cameras measures depth and gives no picture.
  const { anna, bert } = await start(['--use-fake-device-for-media-stream=device-count=3'])
  const before = await call.offers()
  const cameras = () =>
    inApp<{ deviceId: string; active: boolean }[]>(
      "client.media.devices().then((all) => all.filter(({ kind }) => kind === 'video'))",
    )
  expect((await cameras()).map(({ active }) => active)).toEqual([true, false, false])
  await inApp(`client.media.useDevice(${JSON.stringify((await cameras())[2]?.deviceId)})`)
  expect((await cameras()).map(({ active }) => active)).toEqual([false, false, true])
  expect(await anna.liveTracks()).toBe(2)
  await bert.seesAndHears(20)
  expect(await call.offers()).toEqual(before)
  expect(await inApp('errors')).toEqual([])
})

it('[mistake 17] a permission that is taken away in a call is told, and the call goes on', async () => {
  const { anna, bert, origin } = await start()
  const devtools = await anna.page.createCDPSession()
  const set = (setting: string, name: string) =>
    devtools.send('Browser.setPermission' as never, { permission: { name }, setting, origin } as never)
  await set('denied', 'camera')
  await anna.page.waitForFunction('client.media.camera === false')
  await anna.page.waitForFunction("errors.join() === 'camera_refused'")
  await bert.page.waitForFunction(() => window.chat().client.session?.peerState.video === false)
  // Chromium ends the microphone along with the camera; it is still allowed, so another track takes its place.
  await anna.page.waitForFunction('client.media.microphone')
  expect(await inApp('[client.state, client.media.microphone]')).toEqual(['connected', true])
  await set('granted', 'camera')
  await inApp('client.media.setCamera(true)')
  await bert.page.waitForFunction(() => window.chat().client.session?.peerState.video === true)
  await bert.seesAndHears(20)
  expect(await inApp('errors.length')).toBe(1)
})
