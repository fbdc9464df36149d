import { createHmac } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import type { MatchClient, MatchError, Preferences } from '@mismatch/sdk'
import type { Browser } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { App } from './support/app.ts'
import { launchBrowser } from './support/browser.ts'
import { Coturn } from './support/coturn.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

// Two tabs that hide their addresses from each other, behind a real coturn.

const SECRET = 'a secret of the tests'
let relay: Coturn
let browser: Browser
let server: ServerProcess
let people: Person[] = []

beforeAll(async () => {
  relay = await Coturn.start({ secret: SECRET, peers: 'loopback' })
  browser = await launchBrowser()
})

afterEach(async () => {
  await Promise.all(people.map(({ page }) => page.close()))
  people = []
  await server.stop()
})

afterAll(async () => {
  await browser.close()
  await relay.stop()
})

/** A server that gives out this coturn, by credentials that this secret makes. */
async function serve(transport: 'udp' | 'tcp', secret = SECRET, url = relay.url(transport)): Promise<void> {
  server = await ServerProcess.start('--turn-urls', url, '--turn-secret', secret)
}

declare global {
  interface Window {
    failure: { reason: string | undefined; ms: number } | null
    /** Looks for somebody; what fails first is kept in `window.failure`. */
    find: (client: MatchClient, preferences: Preferences) => Promise<void>
    ask: (url: string, servers: RTCIceServer[]) => MatchClient
  }
}

/** Opens the page and looks for somebody. */
async function find(privacy: NonNullable<Preferences['privacy']>): Promise<Person> {
  const person = await Person.open(browser, server.url, finder)
  people.push(person)
  await person.page.evaluate(
    (wished) => window.find(window.chat().client, { media: 'video', privacy: wished }),
    privacy,
  )
  return person
}

/** Runs in the page. */
function finder(): void {
  window.find = (client, preferences) => {
    let since = 0
    window.failure = null
    client.on('paired', () => (since = performance.now()))
    client.on('error', ({ error }: { error: MatchError }) => {
      window.failure ??= { reason: error.reason, ms: performance.now() - since }
    })
    return client.start(preferences)
  }
}

/** Until one of them was told this reason, ten seconds after the pairing at most. */
async function expectFailure(persons: readonly Person[], reason: string): Promise<void> {
  const failures = () => Promise.all(persons.map(({ page }) => page.evaluate(() => window.failure)))
  const first = async () => (await failures()).find((each) => each !== null) ?? null
  await expect.poll(first, { timeout: 20_000 }).toMatchObject({ reason })
  expect((await first())?.ms).toBeLessThan(10_000)
}

/** The kinds of candidate that the page has shown in its descriptions, and that it meets the partner by. */
const kinds = (person: Person) =>
  person.page.evaluate(async () => {
    const session = window.chat().client.session
    const shown = window.probe
      .connections()
      .flatMap(({ localDescription }) => [...(localDescription?.sdp.matchAll(/ typ (\w+)/g) ?? [])])
    return { shown: [...new Set(shown.map(([, kind]) => kind))], path: (await session?.stats())?.path }
  })

it.each(['udp', 'tcp'] as const)(
  '[V1] [H11] two meet by a relay over %s, and show no other candidate',
  async (transport) => {
    await serve(transport)
    const [anna, bert] = [await find('relay'), await find('relay')]
    await Promise.all([anna.untilState('connected'), bert.untilState('connected')])
    await Promise.all([anna.seesAndHears(5), bert.seesAndHears(5)])
    for (const person of [anna, bert]) expect(await kinds(person)).toEqual({ shown: ['relay'], path: 'relay' })
  },
)

it('[V2] two who agree leave the relay', async () => {
  await serve('udp')
  const [anna, bert] = [await find('relay_first'), await find('relay_first')]
  await Promise.all([anna.untilState('connected'), bert.untilState('connected')])
  for (const { page } of [anna, bert]) await page.evaluate(() => window.chat().client.session?.goDirect())
  for (const { page } of [anna, bert]) {
    await page.waitForFunction(async () => (await window.chat().client.session?.stats())?.path === 'host', {
      polling: 50,
      timeout: 20_000,
    })
  }
  await Promise.all([anna.seesAndHears(5), bert.seesAndHears(5)])
})

it('[mistake 16] [Q11] a relay that refuses the secret is named within ten seconds', async () => {
  await serve('udp', 'quite another secret')
  const [anna, bert] = [await find('relay'), await find('relay')]
  await expectFailure([anna, bert], 'relay_refused')
})

it.each(['udp', 'tcp'] as const)(
  '[mistake 16] [Q11] a relay that refuses credentials whose time is over is named within ten seconds, over %s',
  async (transport) => {
    await serve(transport)
    const username = `${String(Math.floor(Date.now() / 1_000) - 1)}:ada`
    const credential = createHmac('sha1', SECRET).update(username).digest('base64')
    const ended = [{ urls: [relay.url(transport)], username, credential }]
    const app = await App.serve(
      '',
      `import { MatchClient } from '@mismatch/sdk'
       window.ask = (url, iceServers) => new MatchClient({ url, rtc: { iceServers, iceTransportPolicy: 'relay' } })`,
    )
    try {
      for (let count = 0; count < 2; count++) {
        const person = await Person.open(browser, app.url, finder)
        people.push(person)
        await person.page.waitForFunction('window.ask')
        const servers = [server.wsUrl, ended] as const
        await person.page.evaluate((url, given) => window.find(window.ask(url, given), { media: 'video' }), ...servers)
      }
      await expectFailure(people, 'relay_refused')
    } finally {
      app.close()
    }
  },
)

it('[mistake 16] [Q11] a relay that never answers is named within ten seconds', async () => {
  const silent = createSocket('udp4').bind(0, '127.0.0.1')
  await once(silent, 'listening')
  await serve('udp', SECRET, `turn:127.0.0.1:${String(silent.address().port)}?transport=udp`)
  const [anna, bert] = [await find('relay'), await find('relay')]
  await expectFailure([anna, bert], 'relay_unreachable')
  silent.close()
})
