import type { Browser } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { Person } from '../support/person.ts'
import { ServerProcess } from '../support/server.ts'
import { FirefoxPerson, launchFirefox } from './firefox.ts'

// Firefox and Chromium, both real, call each other through the real server.

type Name = 'Firefox' | 'Chromium'

let server: ServerProcess
let browsers: Record<Name, Browser>
let people: Person[] = []

beforeAll(async () => {
  server = await ServerProcess.start('--rematch-cooldown-ms', '0')
  const [Firefox, Chromium] = await Promise.all([launchFirefox(), launchBrowser()])
  browsers = { Firefox, Chromium }
})

afterEach(async () => {
  await Promise.all(people.map((person) => person.page.close()))
  people = []
  await expect.poll(async () => (await server.stats()).online).toBe(0)
})

afterAll(async () => {
  await Promise.all(Object.values(browsers).map((browser) => browser.close()))
  await server.stop()
})

async function open(name: Name, media: string): Promise<Person> {
  const kind = name === 'Firefox' ? FirefoxPerson : Person
  const person = await kind.open(browsers[name], server.url)
  people.push(person)
  await person.page.evaluate((kind) => window.chat().setAttribute('media', kind), media)
  return person
}

/** Who waits is the offerer (rule Q3). */
async function meet(first: Name, second: Name, media = 'video'): Promise<[Person, Person]> {
  const anna = await open(first, media)
  await anna.press('Find')
  await anna.untilState('waiting')
  const bert = await open(second, media)
  await bert.press('Find')
  await Promise.all([anna.untilState('connected'), bert.untilState('connected')])
  return [anna, bert]
}

describe.each([
  ['Firefox', 'Chromium'],
  ['Chromium', 'Firefox'],
] as const)('%s offers, %s answers:', (first, second) => {
  it('[Q3] they see and hear each other', async ({ annotate }) => {
    const [anna, bert] = await meet(first, second)
    await Promise.all([anna.seesAndHears(30), bert.seesAndHears(30)])
    expect(await Promise.all([anna, bert].map(said))).toEqual(['offer', 'answer'])
    await annotate(`${first} ${await summary(anna)}; ${second} ${await summary(bert)}`)
    expect([...anna.complaints, ...bert.complaints]).toEqual([])
  })

  it('[R2] they write to each other, and each learns that it arrived', async () => {
    const [anna, bert] = await meet(first, second)
    for (const [from, to, text] of [
      [anna, bert, 'Guten Tag'],
      [bert, anna, 'Good day'],
    ] as const) {
      await from.say(text)
      await to.sees(text)
      await from.page.waitForFunction(
        (words) => {
          const message = window.chat().client.session?.messages.find(({ text }) => text === words)
          return message?.status === 'delivered' || message?.status === 'read'
        },
        {},
        text,
      )
    }
  })

  it('[R3] they read the same check phrase', async () => {
    const pair = await meet(first, second)
    const [one, other] = await Promise.all(
      pair.map((person) => person.page.evaluate(() => window.chat().client.session?.checkPhrase())),
    )
    expect(one).toMatch(/^(\d{3} ?){6}$/)
    expect(other).toBe(one)
  })

  it('[Q5] they meet again after Next', async () => {
    const [anna, bert] = await meet(first, second)
    const session = await anna.sessionId()
    await anna.press('Next')
    await Promise.all([anna.untilNewCall(session), bert.untilNewCall(session)])
    await Promise.all([anna.seesAndHears(30), bert.seesAndHears(30)])
    // One more may be kept ready for the next.
    expect(await anna.openConnections()).toBeLessThanOrEqual(2)
    expect([...anna.complaints, ...bert.complaints]).toEqual([])
  })

  it('[R3] in a text session they write to each other without a connection of their own', async () => {
    const [anna, bert] = await meet(first, second, 'text')
    await anna.say('Guten Tag')
    await bert.sees('Guten Tag')
    await bert.say('Good day')
    await anna.sees('Good day')
    expect([await anna.openConnections(), await bert.openConnections()]).toEqual([0, 0])
  })
})

function said(person: Person): Promise<string | undefined> {
  return person.page.evaluate(() => {
    const call = window.probe.connections().find(({ connectionState }) => connectionState === 'connected')
    return call?.localDescription?.type
  })
}

/** What `session.stats()` says of the way and of what comes in. */
function summary(person: Person): Promise<string> {
  return person.page.evaluate(async () => {
    const stats = await window.chat().client.session?.stats()
    if (!stats) return 'says nothing'
    const { audioCodec, videoCodec, width, height } = stats.in
    const { path, protocol, roundTripMs } = stats
    return `hears ${audioCodec}, sees ${videoCodec} ${width}x${height}, over ${path} ${protocol}, ${roundTripMs} ms`
  })
}
