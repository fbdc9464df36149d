import type { Browser } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { Person } from '../support/person.ts'
import { ServerProcess } from '../support/server.ts'
import { Site } from '../support/site.ts'
import { FirefoxPerson, launchFirefox } from './firefox.ts'

// A site with the script tag, one visitor with Firefox and one with Chromium, who use nothing but what they see.

let server: ServerProcess
let site: Site
let firefox: Browser
let chromium: Browser

beforeAll(async () => {
  server = await ServerProcess.start('--rematch-cooldown-ms', '0')
  site = await Site.serve(() => ({
    html: `<!doctype html><html lang="en"><title>Tea</title><link rel="icon" href="data:,">
      <script src="${server.url}/mismatch-chat.js" defer></script><mismatch-chat></mismatch-chat></html>`,
  }))
  ;[firefox, chromium] = await Promise.all([launchFirefox(), launchBrowser()])
})
afterAll(async () => {
  await Promise.all([firefox.close(), chromium.close()])
  site.close()
  await server.stop()
})

const people: Person[] = []
afterEach(async () => {
  await Promise.all(people.splice(0).map((person) => person.page.close()))
})

/** Until they have a picture of the other before them, and one of themselves. */
const hasPictures = (person: Person) =>
  person.page.waitForFunction(
    () => {
      const stage = window.chat().shadowRoot?.querySelector('mismatch-stage')?.shadowRoot
      const pictures = [...(stage?.querySelectorAll('video') ?? [])]
      return pictures.length === 2 && pictures.every(({ videoWidth, paused }) => videoWidth > 0 && !paused)
    },
    { polling: 50 },
  )

/** Writes into the chat and sends it by Enter. */
async function write(person: Person, text: string): Promise<void> {
  await person.page.bringToFront()
  await person.page.evaluate(() => {
    const chat = window.chat().shadowRoot?.querySelector('mismatch-chat-panel')?.shadowRoot
    chat?.querySelector('textarea')?.focus()
  })
  await person.page.keyboard.type(text)
  await person.page.keyboard.press('Enter')
}

it('[element] Firefox and Chromium find each other, see and write to each other, go on, and one reports the other', async () => {
  const anna = await FirefoxPerson.open(firefox, site.url)
  const bert = await Person.open(chromium, site.url)
  people.push(anna, bert)
  await anna.press('Find')
  await anna.untilState('waiting')
  await bert.press('Find')
  await Promise.all(people.map((person) => person.untilState('connected')))
  await Promise.all(people.map(hasPictures))
  await Promise.all(people.map((person) => person.seesAndHears(30)))

  await write(anna, 'Guten Tag')
  await bert.sees('Guten Tag')
  await write(bert, 'Good day')
  await anna.sees('Good day')

  const first = await anna.sessionId()
  await anna.press('Next')
  await Promise.all(people.map((person) => person.untilNewCall(first)))
  await Promise.all(people.map(hasPictures))

  await anna.press('Report Stranger')
  await anna.press('Spam or advertising', 'radio')
  await anna.press('Send report')
  await anna.sees('Thank you for the report')
  await Promise.all(people.map((person) => person.untilState('waiting')))
  expect([...anna.complaints, ...bert.complaints]).toEqual([])
})
