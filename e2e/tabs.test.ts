import type { Browser } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

// Two tabs of one browser profile, with the limits off that would keep the same two apart.

let server: ServerProcess
let browser: Browser
let left: Person
let right: Person

beforeAll(async () => {
  server = await ServerProcess.start('--rematch-cooldown-ms', '0', '--ready-per-minute', '0')
  browser = await launchBrowser()
})

afterEach(async () => {
  await Promise.all([left, right].map((person) => person.page.close()))
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

async function meet(): Promise<void> {
  left = await Person.find(browser, server.url)
  await left.untilState('waiting')
  right = await Person.find(browser, server.url)
  await Promise.all([left.untilState('connected'), right.untilState('connected')])
}

it('[H8] two tabs of one browser meet', async () => {
  await meet()
  expect(await left.sessionId()).toBe(await right.sessionId())
})

it('[H5] closing a tab frees the partner within two seconds', async () => {
  await meet()
  const session = await right.sessionId()
  const closing = left.page.close()
  const started = performance.now()
  await right.page.waitForFunction((old) => window.chat().client.session?.id !== old, { polling: 20 }, session)
  expect(performance.now() - started).toBeLessThan(2_000)
  await closing
  await right.untilState('waiting')
  left = await Person.open(browser, server.url)
})

it('[mistake 3] a hundred Nexts leave one open connection per page and no more listeners', async () => {
  await meet()
  const census = async () => {
    expect(await left.openConnections()).toBe(1)
    expect(await right.openConnections()).toBe(1)
    return [await left.listeners(), await right.listeners()]
  }
  const nextBy = async (person: Person) => {
    const before = await left.sessionId()
    await person.page.evaluate(() => window.chat().next())
    await Promise.all([left.untilNewCall(before), right.untilNewCall(before)])
  }
  // The first few fill caches and lazy parts of the page.
  for (let count = 0; count < 10; count++) await nextBy(count % 2 === 0 ? left : right)
  const early = await census()
  for (let count = 0; count < 90; count++) await nextBy(count % 2 === 0 ? left : right)
  const late = await census()
  expect(late[0]).toBeLessThanOrEqual(early[0]!)
  expect(late[1]).toBeLessThanOrEqual(early[1]!)
  expect((await server.stats()).total_matches).toBeGreaterThanOrEqual(100)
  expect([...left.complaints, ...right.complaints]).toEqual([])
}, 120_000)
