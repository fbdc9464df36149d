import type { ClientMessage } from '@mismatch/protocol'
import type { Browser } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { INTERPRETED, launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

// Two tabs of one browser profile, with the limits off that would keep the same two apart.

let server: ServerProcess
let browser: Browser
let left: Person
let right: Person

beforeAll(async () => {
  server = await ServerProcess.start(
    '--rematch-cooldown-ms',
    '0',
    '--ready-per-minute',
    '0',
    '--prepare-per-minute',
    '0',
  )
  browser = await launchBrowser('granted', [INTERPRETED])
})

afterEach(async () => {
  await Promise.all([left, right].map((person) => person.page.close()))
})

afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** Every frame that the page sends to the server from now on. */
async function listen(person: Person): Promise<ClientMessage[]> {
  const frames: ClientMessage[] = []
  const devtools = await person.page.createCDPSession()
  await devtools.send('Network.enable')
  devtools.on('Network.webSocketFrameSent', ({ response }) => {
    if (response.opcode === 1) frames.push(JSON.parse(response.payloadData) as ClientMessage)
  })
  return frames
}

const typesOf = (frames: ClientMessage[]) => frames.map(({ type }) => type)

async function meet(): Promise<[ClientMessage[], ClientMessage[]]> {
  left = await Person.open(browser, server.url)
  right = await Person.open(browser, server.url)
  const frames: [ClientMessage[], ClientMessage[]] = [await listen(left), await listen(right)]
  await left.press('Find')
  await expect.poll(() => typesOf(frames[0]), { timeout: 10_000 }).toContain('Prepare')
  await right.press('Find')
  await Promise.all([left.untilState('connected'), right.untilState('connected')])
  return frames
}

it('[Q4] the offer made while waiting is answered with the pairing: nobody sends an Offer', async () => {
  const frames = await meet()
  await Promise.all([left.seesAndHears(10), right.seesAndHears(10)])
  expect(frames.map((each) => typesOf(each).filter((type) => type === 'Offer' || type === 'Answer'))).toEqual([
    [],
    ['Answer'],
  ])
  expect([...left.complaints, ...right.complaints]).toEqual([])
})

it('[Q4] in a call the next connection waits without candidates, and Next carries its offer', async () => {
  const frames = await meet()
  await expect.poll(() => left.openConnections(), { timeout: 10_000 }).toBe(2)
  const idle = await left.page.evaluate(() =>
    window.probe.connections().map(({ iceGatheringState }) => iceGatheringState),
  )
  expect(idle).toEqual(['complete', 'new'])
  const before = await left.sessionId()
  await left.page.evaluate(() => window.chat().next())
  await Promise.all([left.untilNewCall(before), right.untilNewCall(before)])
  await Promise.all([left.seesAndHears(10), right.seesAndHears(10)])
  const skip = frames[0].find((frame) => frame.type === 'Skip')
  expect(skip).toMatchObject({ offer: expect.stringContaining('m=video') as string })
})

it('[Q4] [mistake 3] two hundred Nexts: never more than two connections, no more memory, no more listeners', async () => {
  await meet()
  await Promise.all([left, right].map(({ page }) => page.evaluate(countConnections)))
  const most = () => Promise.all([left, right].map(({ page }) => page.evaluate(() => window.mostOpen)))
  const nextBy = async (person: Person) => {
    const before = await left.sessionId()
    await person.page.evaluate(() => window.chat().next())
    await Promise.all([left.untilNewCall(before), right.untilNewCall(before)])
  }
  const census = async () => {
    await expect
      .poll(async () => [await left.openConnections(), await right.openConnections()], { timeout: 10_000 })
      .toEqual([2, 2])
    return Promise.all([left, right].map(async (person) => [await person.listeners(), await heapOf(person)] as const))
  }
  // The first hundred fill caches and lazy parts of the page.
  for (let count = 0; count < 100; count++) await nextBy(count % 2 === 0 ? left : right)
  const early = await census()
  for (let count = 0; count < 100; count++) await nextBy(count % 2 === 0 ? left : right)
  const late = await census()
  late.forEach(([listeners, heap], person) => {
    expect(listeners).toBeLessThanOrEqual(early[person]![0])
    expect(heap / early[person]![1], JSON.stringify({ early, late })).toBeLessThanOrEqual(1.05)
  })
  expect(Math.max(...(await most()))).toBe(2)
  expect((await server.stats()).total_matches).toBeGreaterThanOrEqual(200)
  expect([...left.complaints, ...right.complaints]).toEqual([])
}, 300_000)

declare global {
  interface Window {
    mostOpen: number
  }
}

/** Runs in the page. */
function countConnections(): void {
  const Counted = window.RTCPeerConnection
  window.mostOpen = 0
  window.RTCPeerConnection = class extends Counted {
    constructor(configuration?: RTCConfiguration) {
      super(configuration)
      window.mostOpen = Math.max(window.mostOpen, window.probe.connections().length)
    }
  }
}

/** Bytes of the page's heap after a garbage collection. */
async function heapOf({ page }: Person): Promise<number> {
  const devtools = await page.createCDPSession()
  await devtools.send('HeapProfiler.enable')
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  await devtools.detach()
  return usedSize
}
