import type { Check, Diagnosis, DiagnoseOptions, MatchClient } from '@mismatch/sdk'
import type { Browser } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { App } from './support/app.ts'
import { launchBrowser, type Camera } from './support/browser.ts'
import { Coturn } from './support/coturn.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

// Why can't we connect? Asked in a real Chromium, of the built server and a real coturn.

const SECRET = 'a secret of the tests'
const script = `
  import { MatchClient } from '@mismatch/sdk'
  window.connect = (url) => (window.client = new MatchClient({ url }))
`

declare global {
  interface Window {
    connect: (url: string) => MatchClient
    client: MatchClient
  }
}

let relay: Coturn
let app: App
const undo: (() => unknown)[] = []

beforeAll(async () => {
  relay = await Coturn.start({ secret: SECRET, peers: 'loopback' })
  app = await App.serve('<video playsinline></video>', script)
})

afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step()
})

afterAll(async () => {
  app.close()
  await relay.stop()
})

async function serve(...flags: string[]): Promise<ServerProcess> {
  const server = await ServerProcess.start(...flags)
  undo.push(() => server.stop())
  return server
}

const withRelay = (urls: readonly string[], secret = SECRET) => [
  ...['--turn-urls', urls.join(',')],
  ...['--turn-secret', secret],
]

async function browse(camera: Camera = 'granted', flags: string[] = []): Promise<Browser> {
  const browser = await launchBrowser(camera, flags)
  undo.push(() => browser.close())
  return browser
}

/** Somebody at the app, with a client for this server. */
async function open(browser: Browser, server: Pick<ServerProcess, 'wsUrl'>): Promise<Person> {
  const person = await Person.open(browser, app.url)
  await person.page.waitForFunction('window.connect')
  await person.page.evaluate((url) => void window.connect(url), server.wsUrl)
  return person
}

const diagnose = (person: Person, options: Pick<DiagnoseOptions, 'ask'> = {}): Promise<Diagnosis> =>
  person.page.evaluate((asked) => window.client.diagnose(asked), options)

/** What is not well; each once. */
const faults = ({ checks }: { readonly checks: readonly Check[] }) =>
  Object.fromEntries(checks.filter(({ ok }) => ok !== true).map(({ name, ok, code }) => [name, [ok, code]]))

it('[H11] finds nothing wrong where all is well, by UDP, TCP and TLS; a call goes on, and nothing is left', async () => {
  const turn = (['udp', 'tcp', 'tls'] as const).map((transport) => relay.url(transport))
  const server = await serve('--stun-urls', `stun:127.0.0.1:${String(relay.port)}`, ...withRelay(turn))
  // Its certificate is one of its own.
  const anna = await open(await browse('granted', ['--ignore-certificate-errors']), server)
  await anna.page.evaluate(() => window.client.start())
  const bert = await Person.find(await browse(), server.url)
  await bert.untilState('connected')
  await anna.page.waitForFunction("window.client.state === 'connected'")
  const connections = await anna.openConnections()
  const session = await bert.sessionId()

  const { ok, checks } = await diagnose(anna, { ask: true })
  expect(checks.filter(({ ok: isWell }) => isWell !== true)).toEqual([])
  expect(ok).toBe(true)
  expect(checks.flatMap(({ url }) => url ?? [])).toEqual(turn)
  expect(Math.max(...checks.map(({ ms }) => ms))).toBeLessThanOrEqual(15_000)
  expect([await anna.openConnections(), await anna.liveTracks()]).toEqual([connections, 2])
  await bert.seesAndHears(10)
  expect([await bert.sessionId(), await bert.state()]).toEqual([session, 'connected'])
  await expect.poll(() => server.stats()).toMatchObject({ online: 2, sessions: 1 })
  expect(anna.complaints).toEqual([])
})

it('a relay that does not take the secret is named, and that there is no STUN', async () => {
  const server = await serve(...withRelay([relay.url('udp'), relay.url('tcp')], 'quite another secret'))
  const person = await open(await browse(), server)
  expect(faults(await diagnose(person))).toEqual({
    stun: [null, 'not_configured'],
    turn_udp: [false, 'relay_refused'],
    turn_tcp: [false, 'relay_refused'],
    turn_tls: [null, 'not_configured'],
  })
  expect(await person.openConnections()).toBe(0)
  await expect.poll(() => server.stats()).toMatchObject({ online: 0 })
})

it('relays and STUN servers that nobody answers at, or with a certificate of their own, are named', async () => {
  const turn = ['turn:127.0.0.1:9', 'turn:127.0.0.1:9?transport=tcp', relay.url('tls')]
  const person = await open(await browse(), await serve('--stun-urls', 'stun:127.0.0.1:9', ...withRelay(turn)))
  expect(faults(await diagnose(person))).toEqual({
    stun: [false, 'stun_unreachable'],
    turn_udp: [false, 'relay_unreachable'],
    turn_tcp: [false, 'relay_unreachable'],
    turn_tls: [false, 'relay_unreachable'],
  })
})

it('tells a server that is not there from one that says no to who somebody is', async () => {
  const gone = await ServerProcess.start()
  await gone.stop()
  const browser = await browse()
  expect(faults(await diagnose(await open(browser, gone)))).toMatchObject({ signaling: [false, 'unreachable'] })

  const strict = await ServerProcess.run(process.execPath, ['--input-type=module', '--eval', STRICT])
  undo.push(() => strict.stop())
  expect(faults(await diagnose(await open(browser, strict)))).toMatchObject({
    signaling: [false, 'unauthorized'],
    turn_udp: [null, 'unauthorized'],
  })
})

/** A server with a login that lets nobody in. */
const STRICT = `
  import { createMatchServer } from '@mismatch/server'
  const server = createMatchServer({ port: 0, logLevel: 'warn', hooks: { onAuthenticate: () => null } })
  console.log('listens on ' + (await server.listen()).url)
`

it('[mistake 17] a camera that is refused, and one that is missing, is named; asking is left to the app', async () => {
  const server = await serve()
  const refused = await open(await browse('refused'), server)
  expect(faults(await diagnose(refused))).toMatchObject({
    camera: [null, 'not_asked'],
    microphone: [null, 'not_asked'],
  })
  expect(faults(await diagnose(refused, { ask: true }))).toMatchObject({
    camera: [false, 'camera_refused'],
    microphone: [false, 'camera_refused'],
  })
  const missing = await open(await browse('missing'), server)
  expect(faults(await diagnose(missing))).toMatchObject({ camera: [false, 'camera_missing'] })
})

it('the client of the element diagnoses too, with what is fetched from beside the script', async () => {
  const server = await serve(...withRelay([relay.url('tcp')]))
  const { page } = await Person.open(await browse(), server.url)
  const { ok, checks } = await page.evaluate(() => window.chat().client.diagnose())
  expect([ok, checks.find(({ name }) => name === 'turn_tcp')]).toMatchObject([true, { ok: true }])
})
