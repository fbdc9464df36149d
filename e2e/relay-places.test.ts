import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { Coturn } from './support/coturn.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

// What two who press Next again and again hold of a real coturn, which runs with the file that is shipped for it.

const SECRET = 'a secret of the tests'
let coturn: Coturn
let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  coturn = await Coturn.start({ secret: SECRET, peers: 'loopback' })
  const limits = ['--rematch-cooldown-ms', '0', '--ready-per-minute', '0', '--prepare-per-minute', '0']
  server = await ServerProcess.start('--turn-urls', coturn.url('udp'), '--turn-secret', SECRET, ...limits)
  browser = await launchBrowser()
})

afterAll(async () => {
  await browser.close()
  await server.stop()
  await coturn.stop()
})

/** Enough for what is lost to add up; without the cure two of three calls left something. */
const NEXTS = 60

/** Somebody who is not so near to the server that two have met before their browsers even ask the relay. */
async function find(): Promise<Person> {
  const person = await Person.open(browser, server.url, sayLater)
  await person.press('Find')
  return person
}

/** Runs in the page ahead of its own scripts. */
function sayLater(): void {
  const send = WebSocket.prototype.send
  WebSocket.prototype.send = function (...said) {
    window.setTimeout(() => {
      if (this.readyState === WebSocket.OPEN) send.apply(this, said)
    }, 100)
  }
}

it('[Q4] one Next after the other leaves nothing at the relay, and holds no more than these calls need', async () => {
  const left = await find()
  const right = await find()
  await Promise.all([left.untilState('connected'), right.untilState('connected')])
  await expect.poll(() => coturn.allocations.open, { timeout: 10_000 }).toBeGreaterThan(0)
  let open = 0
  for (let count = 0; count < NEXTS; count++) {
    const person = count % 2 === 0 ? left : right
    const before = await left.sessionId()
    await person.page.evaluate(() => window.chat().next())
    await Promise.all([left.untilNewCall(before), right.untilNewCall(before)])
    open = Math.max(open, await left.openConnections(), await right.openConnections())
  }
  expect(open).toBeLessThanOrEqual(2)
  const { made, most } = coturn.allocations
  expect(made).toBeGreaterThan(NEXTS)
  expect(most).toBeLessThanOrEqual(8)
  for (const { page } of [left, right]) await page.evaluate(() => window.chat().client.stop())
  // Of one that closed while another was still waited for, on a machine that is busy with other things.
  await expect.poll(() => coturn.allocations.open, { timeout: 10_000 }).toBeLessThanOrEqual(2)
}, 300_000)
