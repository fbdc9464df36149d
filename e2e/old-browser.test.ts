import type { Browser, Viewport } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

// Browsers that lack what calls are made of: old ones, embedded ones, and those of people who had it taken out.

let server: ServerProcess
let browser: Browser
beforeAll(async () => {
  server = await ServerProcess.start()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

const people: Person[] = []
afterEach(async () => {
  await Promise.all(people.splice(0).map((person) => person.page.close()))
  await expect.poll(async () => (await server.stats()).online).toBe(0)
})

async function open(viewport: Viewport, before?: () => void): Promise<Person> {
  const tab = await browser.newPage()
  await tab.setViewport(viewport)
  const person = await Person.open({ newPage: async () => tab }, server.url, before)
  people.push(person)
  return person
}

/** These run in the page, ahead of its scripts. */
const lacks = {
  RTCPeerConnection: () => Reflect.deleteProperty(window, 'RTCPeerConnection'),
  mediaDevices: () => Reflect.deleteProperty(Navigator.prototype, 'mediaDevices'),
  WebSocket: () => Reflect.deleteProperty(window, 'WebSocket'),
} satisfies Record<string, () => void>

/** The door, and whether all of it is inside of the element, which is inside of the window. */
const doorFits = (person: Person) =>
  person.page.evaluate(() => {
    const notice = window.chat().shadowRoot?.querySelector('mismatch-notice')
    const door = notice?.shadowRoot?.querySelector('.door')
    const chat = window.chat().getBoundingClientRect()
    return [...(door?.querySelectorAll('h2, p, button') ?? [])].every((each) => {
      const { left, right, top, bottom } = each.getBoundingClientRect()
      return left >= chat.left && right <= Math.min(chat.right, innerWidth) && top >= chat.top && bottom <= chat.bottom
    })
  })

describe.each([
  ['desktop', { width: 1024, height: 720 }],
  ['phone', { width: 360, height: 640, isMobile: true, hasTouch: true }],
] as const)('%s:', (_, viewport) => {
  it.each(['RTCPeerConnection', 'mediaDevices'] as const)(
    '[element] without %s it says that this browser makes no calls, and writing works',
    async (missing) => {
      const anna = await open(viewport, lacks[missing])
      await anna.press('Find')
      await anna.sees('This browser cannot make video calls')
      await anna.sees('Use a current Chrome, Firefox, Safari or Edge, or write instead.')
      expect(await doorFits(anna)).toBe(true)
      expect(await anna.state()).toBe('idle')

      await anna.press('Text only')
      await anna.untilState('waiting')
      const bert = await open(viewport, lacks[missing])
      await bert.press('Find')
      await bert.press('Text only')
      await Promise.all([anna.untilState('connected'), bert.untilState('connected')])
      await anna.say('Good day')
      await bert.sees('Good day')
      expect([...anna.complaints, ...bert.complaints]).toEqual([])
    },
  )

  it('[element] without WebSocket it says what browser to take, and offers no way that leads nowhere', async () => {
    const anna = await open(viewport, lacks.WebSocket)
    await anna.press('Find')
    await anna.sees('This browser cannot open the chat')
    expect([await doorFits(anna), await ways(anna)]).toEqual([true, []])
    expect([await anna.liveTracks(), anna.complaints]).toEqual([0, []])
  })
})

/** What the buttons of the door say. */
const ways = (person: Person) =>
  person.page.evaluate(() => {
    const notice = window.chat().shadowRoot?.querySelector('mismatch-notice')
    return [...(notice?.shadowRoot?.querySelectorAll('button') ?? [])].map(({ textContent }) => textContent.trim())
  })
