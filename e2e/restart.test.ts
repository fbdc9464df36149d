import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

// A server that dies while people talk and wait, and one like it that takes its place.

let browsers: Browser[]
let server: ServerProcess
const people: Person[] = []
const secret = randomBytes(24).toString('base64url')

beforeAll(async () => {
  server = await ServerProcess.start('--secret', secret)
  browsers = await Promise.all([launchBrowser(), launchBrowser(), launchBrowser()])
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

/** How long one look at the frames may stand for, in ms: while the page itself does not run, nobody sees that nothing comes. */
const LOOK_MS = 100

/** Notes every `peerleft`, every message and the longest time without a new frame from now on. */
async function watch(person: Person): Promise<void> {
  await person.page.evaluate((lookMs) => {
    const seen = { left: [] as string[], messages: [] as string[], longestMs: 0 }
    Object.assign(window, { seen })
    const { client } = window.chat()
    client.on('peerleft', ({ reason }) => seen.left.push(reason))
    client.on('message', ({ message }) => message.from === 'peer' && seen.messages.push(message.text))
    let frames = -1
    let lookedAt = performance.now()
    let stillMs = 0
    const look = async () => {
      let now = 0
      for (const connection of window.probe.connections()) {
        for (const report of (await connection.getStats()).values() as Iterable<Record<string, number | string>>) {
          if (report['type'] === 'inbound-rtp') now += Number(report['framesDecoded'] ?? 0)
        }
      }
      const at = performance.now()
      stillMs = now > frames ? 0 : stillMs + Math.min(at - lookedAt, lookMs)
      lookedAt = at
      frames = now
      seen.longestMs = Math.max(seen.longestMs, stillMs)
      window.setTimeout(() => void look(), lookMs / 2)
    }
    void look()
  }, LOOK_MS)
}

interface Seen {
  readonly left: string[]
  readonly messages: string[]
  readonly longestMs: number
}

function seenBy(person: Person): Promise<Seen> {
  return person.page.evaluate(() => (window as unknown as { seen: Seen }).seen)
}

async function untilSignaling(person: Person, wanted: 'online' | 'connecting', timeout: number): Promise<void> {
  await person.page.waitForFunction(
    (state) => window.chat().client.signaling === state,
    { polling: 20, timeout },
    wanted,
  )
}

it('[H7] a server killed in mid-call and back after five seconds: the call goes on, and nobody and nothing is lost', async () => {
  const anna = await find(0)
  await anna.untilState('waiting')
  const bert = await find(1)
  await Promise.all([anna.untilState('connected'), bert.untilState('connected')])
  const cleo = await find(2)
  await cleo.untilState('waiting')
  await Promise.all([anna.seesAndHears(30), bert.seesAndHears(30)])
  await Promise.all([watch(anna), watch(bert)])
  const session = await anna.sessionId()

  const { port } = server
  await server.stop('SIGKILL')
  await Promise.all(people.map((person) => untilSignaling(person, 'connecting', 5_000)))
  await anna.say('said while the server was away')
  await Promise.all([setTimeout(5_000), anna.seesAndHears(30), bert.seesAndHears(30)])
  server = await ServerProcess.start('--secret', secret, '--port', port)
  await Promise.all(people.map((person) => untilSignaling(person, 'online', 10_000)))

  await expect.poll(() => server.stats()).toMatchObject({ online: 3, waiting: 1, sessions: 1 })
  expect(await Promise.all(people.map((person) => person.state()))).toEqual(['connected', 'connected', 'waiting'])
  expect([await anna.sessionId(), await bert.sessionId()]).toEqual([session, session])
  await Promise.all([anna.seesAndHears(10), bert.seesAndHears(10)])
  for (const { left, longestMs } of [await seenBy(anna), await seenBy(bert)]) {
    expect(left).toEqual([])
    expect(longestMs).toBeLessThan(1_000)
  }
  expect((await seenBy(bert)).messages).toEqual(['said while the server was away'])

  // Rule Q5: the one left behind goes first, and meets who has waited all the time.
  await anna.press('Next')
  await bert.untilNewCall(session)
  await cleo.untilState('connected')
  expect(await cleo.sessionId()).toBe(await bert.sessionId())
  await anna.untilState('waiting')
  expect((await seenBy(bert)).left).toEqual(['skipped'])
}, 90_000)
