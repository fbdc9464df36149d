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
