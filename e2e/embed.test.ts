import type { Browser, Frame, Page } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'
import { Site } from './support/site.ts'

// What docs/guide/embed.md says of frames, headers and pages without https, tried one by one.

/** A host of its own that is no secure one: only `localhost` and addresses of the machine itself are that without https. */
const PLAIN = 'plain.test'

let server: ServerProcess
let browser: Browser
/** The page with the element. */
let inner: Site
/** The page around it: `frame` are the attributes of the frame, `policy` is its header. */
let outer: Site

beforeAll(async () => {
  server = await ServerProcess.start('--rematch-cooldown-ms', '0')
  browser = await launchBrowser('granted', [`--host-resolver-rules=MAP ${PLAIN} 127.0.0.1`])
  inner = await Site.serve(({ searchParams }) => {
    const count = Number(searchParams.get('count') ?? 1)
    const isolated = searchParams.has('isolated')
    const headers = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' }
    return {
      headers: isolated ? headers : {},
      html: `<!doctype html><html lang="en"><title>Inner</title><link rel="icon" href="data:,">
        <script src="${server.url}/mismatch-chat.js" defer></script>
        ${'<mismatch-chat></mismatch-chat>'.repeat(count)}</html>`,
    }
  })
  outer = await Site.serve(({ searchParams }) => {
    const policy = searchParams.get('policy')
    return {
      headers: policy === null ? {} : { 'permissions-policy': policy },
      html: `<!doctype html><html lang="en"><title>Outer</title><link rel="icon" href="data:,">
        <iframe src="${inner.url}" width="900" height="640" ${searchParams.get('frame') ?? ''}></iframe></html>`,
    }
  })
})
afterAll(async () => {
  await browser.close()
  inner.close()
  outer.close()
  await server.stop()
})

const people: Person[] = []
afterEach(async () => {
  await Promise.all(people.splice(0).map((person) => person.page.close()))
  await expect.poll(async () => (await server.stats()).online).toBe(0)
})

async function open(url: string, newPage = () => browser.newPage()): Promise<Person> {
  const person = await Person.open({ newPage }, url)
  people.push(person)
  return person
}

/** Somebody in front of the element in the frame: what is looked for in the page is looked for there. */
function openFramed(frame: string, policy?: string): Promise<Person> {
  const query = new URLSearchParams({ frame, ...(policy === undefined ? {} : { policy }) })
  return open(`${outer.url}/?${query.toString()}`, async () => insideOf(await browser.newPage()))
}

function insideOf(tab: Page): Page {
  let frame: Frame | undefined
  const goto = async (url: string) => {
    await tab.goto(url)
    frame = await tab.waitForFrame((each) => each.url().startsWith(inner.url))
  }
  return new Proxy(tab, {
    get(_, name) {
      if (name === 'goto') return goto
      const from =
        frame !== undefined && ['evaluate', 'waitForFunction', 'locator'].includes(String(name)) ? frame : tab
      const value = from[name as keyof typeof from] as unknown
      return typeof value === 'function' ? (value.bind(from) as unknown) : value
    },
  })
}

/** Finds, and is found by somebody on a page of their own. */
async function meets(person: Person): Promise<void> {
  await person.press('Find')
  await person.untilState('waiting')
  const partner = await open(inner.url)
  await partner.press('Find')
  await Promise.all([person.untilState('connected'), partner.untilState('connected')])
  await partner.seesAndHears(10)
  await person.page.bringToFront()
  await person.seesAndHears(10)
}

/** Their camera is not allowed; who writes instead meets those who write. */
async function writesInstead(person: Person): Promise<void> {
  await person.press('Text only')
  await person.untilState('waiting')
  const partner = await open(inner.url)
  await partner.page.evaluate(() => {
    window.chat().setAttribute('media', 'text')
  })
  await partner.press('Find')
  await Promise.all([person.untilState('connected'), partner.untilState('connected')])
  await partner.say('Good day')
  await person.sees('Good day')
}

const ALLOW = 'allow="camera; microphone; display-capture; autoplay; fullscreen; picture-in-picture"'
const SANDBOX = 'sandbox="allow-scripts allow-same-origin"'

describe('in a frame of another origin', () => {
  it.each([
    ['with allow', ALLOW],
    ['with allow and a sandbox that leaves it its origin', `${ALLOW} ${SANDBOX}`],
  ])('[element] %s it is as on a page of its own', async (_, frame) => {
    const anna = await openFramed(frame)
    await meets(anna)
    expect(anna.complaints).toEqual([])
  })

  it('[element] without allow it says that the page around must allow it, and writing works', async () => {
    const anna = await openFramed('')
    await anna.press('Find')
    await anna.sees('Camera and microphone are blocked here The owner of the page around this chat: add')
    await writesInstead(anna)
  })

  it("[element] a header of the page around must name the frame's origin too", async () => {
    const only = await openFramed(ALLOW, 'camera=(self), microphone=(self)')
    await only.press('Find')
    await only.sees('Camera and microphone are blocked here')
    await only.press('Cancel')
    const named = await openFramed(ALLOW, `camera=(self "${inner.url}"), microphone=(self "${inner.url}")`)
    await meets(named)
  })

  it('[element] in a sandbox that takes its origin away it says so of the camera, and writing works', async () => {
    const anna = await openFramed(`${ALLOW} sandbox="allow-scripts"`)
    await anna.press('Find')
    await anna.sees('Your camera is not allowed here')
    await writesInstead(anna)
    expect(anna.complaints).toEqual([])
  })
})

it('[element] two of them on one page are two people, who can meet', async () => {
  const { page, complaints } = await open(`${inner.url}/?count=2`)
  await page.evaluate(async () => {
    for (const chat of document.querySelectorAll<ReturnType<typeof window.chat>>('mismatch-chat')) {
      await (chat as unknown as { start(): Promise<void> }).start()
    }
  })
  await page.waitForFunction(
    () => {
      const pictures = [...document.querySelectorAll('mismatch-chat')].map((chat) =>
        chat.shadowRoot?.querySelector('mismatch-stage')?.shadowRoot?.querySelector('video'),
      )
      return pictures.every((picture) => (picture?.videoWidth ?? 0) > 0)
    },
    { polling: 50 },
  )
  const said = await page.evaluate(async () => {
    const [one, other] = [...document.querySelectorAll<ReturnType<typeof window.chat>>('mismatch-chat')]
    const heard = new Promise((resolve) => {
      other?.addEventListener('mismatch-message', (event) => {
        resolve((event as Event & { detail: { message: { text: string } } }).detail.message.text)
      })
    })
    one?.client.session?.sendMessage('from the one to the other')
    return heard
  })
  expect(said).toBe('from the one to the other')
  expect(complaints).toEqual([])
})

it('[element] on a page that is isolated from other origins it works as it is', async () => {
  const anna = await open(`${inner.url}/?isolated`)
  expect(await anna.page.evaluate(() => crossOriginIsolated)).toBe(true)
  await meets(anna)
  expect(anna.complaints).toEqual([])
})

it('[element] on a page without https it says that cameras need https, and writing works', async () => {
  const anna = await open(inner.url.replace('localhost', PLAIN))
  await anna.press('Find')
  await anna.sees('Open this page with https, or write instead.')
  await writesInstead(anna)
  expect(anna.complaints).toEqual([])
})
