import { createHmac } from 'node:crypto'
import type { MatchClientOptions } from '@mismatch/sdk'
import type { Fault } from '@mismatch/sdk/testing'
import type { Browser } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { App } from './support/app.ts'
import { launchBrowser } from './support/browser.ts'
import { Coturn } from './support/coturn.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

// Two people in an app with its own interface, in real browsers at the real server; what goes wrong goes wrong on purpose, at one of
// the two. What the other one sees of it is what counts.

const script = `
  import { MatchClient } from '@mismatch/sdk'
  import { makeFaults } from '@mismatch/sdk/testing'
  const faults = makeFaults()
  const options = JSON.parse(decodeURIComponent(location.hash.slice(1)))
  const client = new MatchClient({ reloadStorage: null, ...options, ...faults.options })
  client.playRemote(document.querySelector('video'))
  const seen = { left: [], messages: [], errors: [], offline: 0, online: 0, away: 0 }
  client.on('peerleft', ({ reason }) => seen.left.push(reason))
  client.on('peeraway', () => seen.away++)
  client.on('message', ({ message }) => message.from === 'peer' && seen.messages.push(message.text))
  client.on('error', ({ error }) => seen.errors.push(error.reason ?? error.code))
  client.on('signaling', ({ to }) => (to === 'online' ? seen.online++ : seen.offline++))
  /** What a file of this size holds. */
  const bytesOf = (size) => new Uint8Array(size).map((_, at) => (at * 7 + (at >> 9)) & 0xff)
  window.send = async (size) => (window.file = await client.session.sendFile(new File([bytesOf(size)], 'picture.png')))
  client.on('file', ({ transfer }) => {
    window.file = transfer
    if (transfer.from === 'peer' && transfer.state === 'offered') transfer.accept()
  })
  window.isAsSent = async () => {
    const is = new Uint8Array(await window.file.blob.arrayBuffer())
    return bytesOf(is.length).every((byte, at) => byte === is[at])
  }
  Object.assign(window, { seen, faults, ends: {}, chat: () => ({ client }) })
`

interface Seen {
  readonly left: string[]
  readonly messages: string[]
  readonly errors: string[]
  readonly offline: number
  readonly online: number
  readonly away: number
}

let server: ServerProcess
let app: App
let browser: Browser
let people: Person[] = []

beforeAll(async () => {
  // The same two meet again and again here.
  const flags = ['--rematch-cooldown-ms', '0', '--resume-window-ms', '2000']
  server = await ServerProcess.start(...flags)
  app = await App.serve('<video playsinline></video>', script)
  browser = await launchBrowser()
})
afterEach(async () => {
  await Promise.all(people.map(({ page }) => page.close()))
  people = []
})
afterAll(async () => {
  await browser.close()
  app.close()
  await server.stop()
})

async function open(options: Partial<MatchClientOptions> = {}): Promise<Person> {
  const asked = encodeURIComponent(JSON.stringify({ url: server.wsUrl, ...options }))
  const person = await Person.open(browser, `${app.url}#${asked}`)
  await person.page.waitForFunction('window.seen')
  people.push(person)
  return person
}

async function pair(): Promise<[Person, Person]> {
  const two: [Person, Person] = [await open(), await open()]
  for (const person of two) await start(person)
  await Promise.all(two.map((person) => person.untilState('connected')))
  await Promise.all(two.map((person) => person.seesAndHears(5)))
  return two
}

const start = (person: Person) => person.page.evaluate(() => window.chat().client.start({ media: 'video' }))
const seen = (person: Person) => person.page.evaluate('window.seen') as Promise<Seen>
const until = (person: Person, expression: string) =>
  person.page.waitForFunction(expression, { polling: 50, timeout: 15_000 })
const simulate = (person: Person, fault: Fault) =>
  person.page.evaluate(`void (window.ends['${fault}'] = window.faults.simulate('${fault}'))`)
const end = (person: Person, fault: Fault) => person.page.evaluate(`window.ends['${fault}']()`)

/** The name of the call's round of ICE; another one is another round. */
const rounds = (person: Person) =>
  person.page.evaluate(() =>
    window.probe
      .connections()
      .filter(({ currentRemoteDescription }) => currentRemoteDescription !== null)
      .map(({ currentLocalDescription }) => /a=ice-ufrag:(\S+)/.exec(currentLocalDescription?.sdp ?? '')?.[1]),
  )

/** The two are in the call that they were in, and it moves. */
async function expectSameCall(two: readonly Person[], sessionId: string | null): Promise<void> {
  await Promise.all(two.map((person) => person.seesAndHears(10)))
  for (const person of two) {
    expect([await person.sessionId(), (await seen(person)).left]).toEqual([sessionId, []])
    expect(person.complaints).toEqual([])
  }
}

it.each(['signaling-drop', 'server-restart'] as const)(
  '[H6] %s: the call goes on, and what is written meanwhile arrives once',
  async (fault) => {
    const [anna, bert] = await pair()
    const sessionId = await anna.sessionId()
    await simulate(anna, fault)
    await anna.say('did you hear that?')
    await until(anna, 'window.seen.online === 2')
    await anna.say('neither did I')
    await until(bert, 'window.seen.messages.length === 2')
    expect((await seen(bert)).messages).toEqual(['did you hear that?', 'neither did I'])
    expect((await seen(anna)).errors).toEqual([])
    await expectSameCall([anna, bert], sessionId)
  },
)

it('[H5] signaling-blackhole: in a call nobody notices but the status, they write to each other, and Next works after it', async () => {
  const [anna, bert] = await pair()
  const sessionId = await anna.sessionId()
  await simulate(anna, 'signaling-blackhole')
  // As a browser does whose network changes: the server is asked, and does not answer.
  await anna.page.evaluate(() => void dispatchEvent(new Event('online')))
  await until(anna, "window.chat().client.signaling === 'connecting'")
  await anna.say('can you hear me?')
  await until(bert, "window.seen.messages[0] === 'can you hear me?'")
  await expectSameCall([anna, bert], sessionId)
  await end(anna, 'signaling-blackhole')
  await until(anna, "window.chat().client.signaling === 'online'")
  await expectSameCall([anna, bert], sessionId)
  await anna.page.evaluate(() => window.chat().client.next())
  await Promise.all([anna.untilNewCall(sessionId), bert.untilNewCall(sessionId)])
})

it.each(['ice-disconnect', 'ice-failed'] as const)(
  '[Q11] %s: the two find each other again by a new round of ICE, in the same call',
  async (fault) => {
    const [anna, bert] = await pair()
    const sessionId = await anna.sessionId()
    const before = await rounds(anna)
    await simulate(anna, fault)
    await expect.poll(() => rounds(anna), { timeout: 15_000 }).not.toEqual(before)
    await expectSameCall([anna, bert], sessionId)
  },
)

it('[R3] slow-datachannel, and ICE restarts in the middle of a file: it goes on, byte for byte, and they write meanwhile', async () => {
  const [anna, bert] = await pair()
  const before = await rounds(anna)
  await simulate(anna, 'slow-datachannel')
  await anna.page.evaluate('window.send(1_000_000)')
  await until(anna, "window.file?.state === 'transferring' && window.file.transferred > 0")
  await simulate(anna, 'ice-failed')
  await expect.poll(() => rounds(anna), { timeout: 15_000 }).not.toEqual(before)
  expect(await anna.page.evaluate('window.file.state')).toBe('transferring')
  await anna.say('it comes slowly')
  await until(bert, "window.seen.messages[0] === 'it comes slowly'")
  await end(anna, 'slow-datachannel')
  await until(bert, "window.file.state === 'done'")
  expect(await bert.page.evaluate('window.isAsSent()')).toBe(true)
  await until(anna, "window.file.state === 'done'")
})

it.each([
  ['turn-expired', 'relay_refused'],
  ['turn-unreachable', 'relay_unreachable'],
] as const)('[mistake 16] [Q11] %s: it is said, and once it is mended they meet', async (fault, reason) => {
  const secret = 'a secret of the tests'
  const relay = await Coturn.start({ secret, peers: 'loopback' })
  try {
    const username = `${String(Math.floor(Date.now() / 1_000) + 600)}:ada`
    const credential = createHmac('sha1', secret).update(username).digest('base64')
    const iceServers = [{ urls: [relay.url('udp')], username, credential }]
    const [anna, bert] = [
      await open({ rtc: { iceServers, iceTransportPolicy: 'relay' } }),
      await open({ rtc: { iceServers, iceTransportPolicy: 'relay' } }),
    ]
    await simulate(anna, fault)
    for (const person of [anna, bert]) await start(person)
    await until(anna, `window.seen.errors.includes('${reason}')`)
    await end(anna, fault)
    await Promise.all([anna.untilState('connected'), bert.untilState('connected')])
    await Promise.all([anna.seesAndHears(5), bert.seesAndHears(5)])
  } finally {
    await relay.stop()
  }
})

it('[H5] peer-crash: the server says that the partner is away, then that they are gone, long before ICE would', async () => {
  const [anna, bert] = await pair()
  const since = Date.now()
  await simulate(bert, 'peer-crash')
  await until(anna, 'window.seen.left.length === 1')
  const tookMs = Date.now() - since
  expect(await seen(anna)).toMatchObject({ away: 1, left: ['disconnected'], errors: [] })
  expect(tookMs).toBeLessThan(5_000)
  expect(await anna.state()).toBe('waiting')
})

it('[R2] camera-unplugged: it is said on both sides, the sound goes on, and the picture comes back with the camera', async () => {
  const [anna, bert] = await pair()
  const sessionId = await anna.sessionId()
  await simulate(anna, 'camera-unplugged')
  await until(anna, "window.seen.errors.includes('camera_missing')")
  await until(bert, 'window.chat().client.session.peerState.video === false')
  const { audioEnergy } = await bert.received()
  await expect.poll(async () => (await bert.received()).audioEnergy).toBeGreaterThan(audioEnergy)
  await end(anna, 'camera-unplugged')
  await anna.page.evaluate(() => window.chat().client.media.setCamera(true))
  await until(bert, 'window.chat().client.session.peerState.video === true')
  await expectSameCall([anna, bert], sessionId)
})
