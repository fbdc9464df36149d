import type { Browser } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

// What people do besides a plain video call, in two browsers.

let server: ServerProcess
let browsers: Browser[]
let people: Person[] = []

beforeAll(async () => {
  server = await ServerProcess.start()
  browsers = await Promise.all([launchBrowser(), launchBrowser()])
})

afterEach(async () => {
  await Promise.all(people.map((person) => person.page.browserContext().close()))
  people = []
  await expect.poll(async () => (await server.stats()).online).toBe(0)
})

afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()))
  await server.stop()
})

/** Somebody whose element has these attributes, and who has pressed Find. */
async function find(browser: number, attributes: Record<string, string> = {}): Promise<Person> {
  // A profile of its own each time: a report blocks the device for good.
  const person = await Person.open(await browsers[browser]!.createBrowserContext(), server.url)
  people.push(person)
  await person.page.evaluate((given) => {
    for (const [name, value] of Object.entries(given)) window.chat().setAttribute(name, value)
  }, attributes)
  await person.press('Find')
  return person
}

it('[R3] two in text mode write to each other without any connection between them', async () => {
  const anna = await find(0, { media: 'text' })
  const bert = await find(1, { media: 'text' })
  await Promise.all([anna.untilState('connected'), bert.untilState('connected')])
  await anna.say('only words')
  await bert.sees('only words')
  for (const person of [anna, bert]) {
    expect(await person.openConnections()).toBe(0)
    expect(await person.liveTracks()).toBe(0)
  }
})

it('[M1] one with sound only meets one with a picture, and sees it', async () => {
  const anna = await find(0, { media: 'audio' })
  const bert = await find(1)
  await Promise.all([anna.untilState('connected'), bert.untilState('connected')])
  await anna.seesAndHears(30)
  expect(await anna.liveTracks()).toBe(1)
  expect((await bert.received()).frames).toBe(0)
})

it('[M1] one in text mode and one with a picture do not meet, and are told why', async () => {
  const anna = await find(0, { media: 'text' })
  const bert = await find(1)
  await Promise.all([anna, bert].map((person) => person.sees('Others are here, but they look for something else')))
})

it('[S1] a report by a few presses ends the call, and the two do not meet again', async () => {
  const anna = await find(0)
  await anna.untilState('waiting')
  const bert = await find(1)
  await Promise.all([anna.untilState('connected'), bert.untilState('connected')])
  await anna.press('Report Stranger')
  await anna.press('Spam or advertising', 'radio')
  await anna.press('Send report')
  await anna.sees('Thank you for the report')
  await Promise.all([anna.untilState('waiting'), bert.untilState('waiting')])
  await Promise.all([anna, bert].map((person) => person.sees('Others are here, but they look for something else')))
})

it('[look] Escape is Next, letters switch microphone and camera, and writing does neither', async () => {
  const anna = await find(0)
  await anna.untilState('waiting')
  const bert = await find(1)
  await Promise.all([anna.untilState('connected'), bert.untilState('connected')])
  await anna.page.bringToFront()
  await anna.page.evaluate(() => window.chat().focus())
  await anna.page.keyboard.press('m')
  await anna.page.keyboard.press('v')
  await bert.page.waitForFunction(() => {
    const { audio, video } = window.chat().client.session?.peerState ?? { audio: true, video: true }
    return !audio && !video
  })
  await anna.page.locator('mismatch-chat >>> textarea').fill('m v c')
  expect(await anna.page.evaluate(() => window.chat().client.media.microphone)).toBe(false)
  await anna.page.keyboard.press('Enter')
  await bert.sees('m v c')
  await anna.page.keyboard.press('Escape')
  await Promise.all([anna.untilState('waiting'), bert.untilState('waiting')])
})

it('[architecture] the element stops everything when it is taken out of the page', async () => {
  const anna = await find(0)
  await anna.untilState('waiting')
  await anna.page.evaluate(() => {
    window.chat().remove()
  })
  await anna.page.waitForFunction(() => window.probe.tracks.every((track) => track.readyState === 'ended'))
  await expect.poll(async () => (await server.stats()).online).toBe(0)
})
