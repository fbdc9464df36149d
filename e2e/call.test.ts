import type { Browser } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

// Three real Chromiums with fake cameras against the real server.

let server: ServerProcess
let browsers: Browser[]
let people: Person[] = []

beforeAll(async () => {
  server = await ServerProcess.start()
  browsers = await Promise.all([launchBrowser(), launchBrowser(), launchBrowser()])
})

afterEach(async () => {
  await Promise.all(people.map((person) => person.page.close()))
  people = []
  await expect.poll(async () => (await server.stats()).online).toBe(0)
})

afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()))
  await server.stop()
})

async function find(browser: number): Promise<Person> {
  const person = await Person.find(browsers[browser]!, server.url)
  people.push(person)
  return person
}

async function pair(): Promise<[Person, Person]> {
  const anna = await find(0)
  await anna.untilState('waiting')
  const bert = await find(1)
  await Promise.all([anna.untilState('connected'), bert.untilState('connected')])
  return [anna, bert]
}

describe('two people', () => {
  it('[Q3] see and hear each other: thirty and more new frames each', async () => {
    const [anna, bert] = await pair()
    expect(await anna.sessionId()).toBe(await bert.sessionId())
    await Promise.all([anna.seesAndHears(30), bert.seesAndHears(30)])
    expect([...anna.complaints, ...bert.complaints]).toEqual([])
  })

  it('[R2] write to each other, and markup and bidi characters stay text', async () => {
    const [anna, bert] = await pair()
    const markup = '<img src=x onerror="document.title=1"> <b>bold</b>'
    const bidi = 'abc \u202E dlrow \u2067 \u0007 end'
    await anna.say(markup)
    await bert.sees(markup)
    await bert.say(bidi)
    await anna.sees('abc dlrow end')
    expect(
      await anna.page.evaluate(() => window.chat().client.session?.messages.map((message) => message.text)),
    ).toEqual([markup, bidi])
    expect(
      await bert.page.evaluate(() => window.chat().client.session?.messages.map((message) => message.text)),
    ).toEqual([markup, bidi])
    expect(await bert.page.title()).not.toBe('1')
    const bold = 'mismatch-chat >>> b, mismatch-chat >>> img'
    expect(await bert.page.$$(bold)).toEqual([])
  })

  it('[R2] a muted microphone and a camera that is off are told, without a new negotiation', async () => {
    const [anna, bert] = await pair()
    await anna.seesAndHears(10)
    // The one that is ready for the next call has none yet.
    const offers = () =>
      anna.page.evaluate(() => window.probe.connections().flatMap((each) => each.currentLocalDescription?.sdp ?? []))
    const before = await offers()
    await anna.press('Turn microphone off')
    await anna.press('Turn camera off')
    await bert.page.waitForFunction(() => {
      const { audio, video } = window.chat().client.session?.peerState ?? { audio: true, video: true }
      return !audio && !video
    })
    await anna.press('Turn camera on')
    await bert.page.waitForFunction(() => window.chat().client.session?.peerState.video === true)
    await bert.seesFrames(10)
    expect(await offers()).toEqual(before)
  })

  it('[mistake 3] Stop ends every track and connection, and the partner looks on', async () => {
    const [anna, bert] = await pair()
    expect(await anna.liveTracks()).toBe(2)
    await anna.press('Stop')
    await anna.untilState('ended')
    expect(await anna.liveTracks()).toBe(0)
    expect(await anna.openConnections()).toBe(0)
    await bert.untilState('waiting')
    // The one that is ready for the next partner.
    await expect.poll(() => bert.openConnections()).toBe(1)
  })
})

describe('three people', () => {
  it("[Q5] A's Next: B meets C, A waits and is told why", async () => {
    const [anna, bert] = await pair()
    const first = await anna.sessionId()
    const carl = await find(2)
    await carl.untilState('waiting')
    await anna.press('Next')
    await Promise.all([bert.untilNewCall(first), carl.untilState('connected')])
    expect(await bert.sessionId()).toBe(await carl.sessionId())
    await Promise.all([bert.seesAndHears(30), carl.seesAndHears(30)])
    await anna.untilState('waiting')
    await expect.poll(() => anna.openConnections()).toBe(1)
    // B and C talk, so nobody else is in the queue.
    await anna.sees('You are next in line')
  })

  it('[mistake 5] both press Next at once: nobody is paired twice and every pair is whole', async () => {
    const [anna, bert] = await pair()
    const first = await anna.sessionId()
    const carl = await find(2)
    await carl.untilState('waiting')
    await Promise.all([anna, bert].map((person) => person.page.evaluate(() => window.chat().next())))
    await carl.untilState('connected')
    const [inCall, alone] = (await anna.state()) === 'waiting' ? [bert, anna] : [anna, bert]
    await inCall.untilNewCall(first)
    await alone.untilState('waiting')
    expect(await inCall.sessionId()).toBe(await carl.sessionId())
    expect(await server.stats()).toMatchObject({ online: 3, waiting: 1, sessions: 1 })
    await Promise.all([inCall.seesAndHears(30), carl.seesAndHears(30)])
  })
})

it('[Q8] one who is alone with the last partner is told so', async () => {
  const [anna, bert] = await pair()
  await anna.press('Next')
  await Promise.all([anna.untilState('waiting'), bert.untilState('waiting')])
  await Promise.all([anna, bert].map((person) => person.sees('Only people you just met are here')))
})
