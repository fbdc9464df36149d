import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

// The element on servers that let nobody in without a token, in a real browser.

const SECRET = 'a secret of the journeys'
const cli = fileURLToPath(new URL('../packages/server/dist/cli.js', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'mismatch-login-'))
let browser: Browser
let server: ServerProcess
let people: Person[] = []

beforeAll(async () => {
  browser = await launchBrowser()
})
afterEach(async () => {
  await Promise.all(people.map(({ page }) => page.close()))
  people = []
  await server.stop()
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

const serve = async (...flags: string[]) => {
  server = await ServerProcess.start('--auth', 'token', '--data-dir', folder, ...flags)
}

async function open(): Promise<Person> {
  const person = await Person.open(browser, server.url)
  people.push(person)
  return person
}

/** A token of one's own login, as the server's own command makes it. */
const tokenOf = (sub: string, ttlMs: number) =>
  execFileSync(
    process.execPath,
    [cli, 'gen-token', '--auth-secret', SECRET, '--auth', 'token', '--sub', sub, '--ttl-ms', String(ttlMs)],
    { encoding: 'utf8' },
  ).trim()

it('[H8] the script tag works where tokens are wanted: two strangers get theirs from the server and meet', async () => {
  await serve()
  const [left, right] = [await open(), await open()]
  for (const person of [left, right]) await person.press('Find')
  await Promise.all([left.untilState('connected'), right.untilState('connected')])
  await Promise.all([left.seesAndHears(10), right.seesAndHears(10)])
})

it('[H9] [mistake 14] a call and its chat outlive the tokens of both', async () => {
  await serve('--auth-secret', SECRET, '--anonymous', 'off')
  const [left, right] = [await open(), await open()]
  for (const [person, sub] of [
    [left, 'ada'],
    [right, 'bob'],
  ] as const) {
    const tokens = [tokenOf(sub, 9_000), tokenOf(sub, 600_000)]
    await person.page.evaluate((given) => {
      let asked = 0
      const element = window.chat() as unknown as { token: () => string }
      element.token = () => given[Math.min(asked++, given.length - 1)]!
    }, tokens)
    await person.press('Find')
  }
  await Promise.all([left.untilState('connected'), right.untilState('connected')])
  const session = await left.sessionId()
  // Past the end of the first tokens, by the browser's own clock.
  await left.page.waitForFunction(
    (from) => performance.now() - from > 16_000,
    { polling: 200, timeout: 60_000 },
    await left.page.evaluate(() => performance.now()),
  )
  await left.say('still here')
  await right.sees('still here')
  await Promise.all([left.seesAndHears(10), right.seesAndHears(10)])
  expect([await left.sessionId(), await right.sessionId(), await left.state()]).toEqual([session, session, 'connected'])
  expect(await left.page.evaluate(() => window.chat().client.signaling)).toBe('online')
}, 120_000)

it('[H1] who has no token where strangers get none is told so', async () => {
  await serve('--auth-secret', SECRET, '--anonymous', 'off')
  const person = await open()
  await person.press('Find')
  await person.sees('turned you away')
})
