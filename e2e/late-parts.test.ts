import type { Browser, HTTPRequest } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

// What a partner brings is fetched from beside the script, and may come late or not at all.
let server: ServerProcess
let browser: Browser
beforeAll(async () => {
  server = await ServerProcess.start()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** Somebody whose requests for the chat `meet` sees to. */
async function openWith(meet: (request: HTTPRequest) => void): Promise<Person> {
  const tab = await browser.newPage()
  await tab.setRequestInterception(true)
  tab.on('request', (request) =>
    request.url().includes('/mismatch-chat.talk.') ? meet(request) : void request.continue(),
  )
  return Person.open({ newPage: async () => tab }, server.url)
}

const write = (person: Person) => person.page.evaluate(() => window.chat().setAttribute('media', 'text'))

it('[widget] what a stranger writes before the chat has come is read when it has', async () => {
  const held: HTTPRequest[] = []
  const anna = await openWith((request) => held.push(request))
  await write(anna)
  await anna.press('Find')
  const bert = await Person.open(browser, server.url)
  await write(bert)
  await bert.press('Find')
  await Promise.all([anna.untilState('connected'), bert.untilState('connected')])
  await bert.say('here before your chat')
  await anna.page.waitForFunction(() => window.chat().client.session?.messages.length === 1, { polling: 20 })
  for (const request of held) void request.continue()
  await anna.sees('here before your chat')
  expect([...anna.complaints, ...bert.complaints]).toEqual([])
  await Promise.all([anna.page.close(), bert.page.close()])
})

it('[widget] whatever the script fetches has its hash in its name, and may be kept for ever', async () => {
  const tab = await browser.newPage()
  const kept: Record<string, string | undefined> = {}
  tab.on('response', (response) => {
    const { pathname } = new URL(response.url())
    // The page's own panel is of the same build as the page.
    if (response.request().resourceType() !== 'script' || pathname === '/playground.js') return
    kept[pathname] = response.headers()['cache-control']
  })
  const person = await Person.open({ newPage: async () => tab }, server.url)
  await write(person)
  await person.press('Find')
  await person.untilState('waiting')
  const { '/mismatch-chat.js': script, ...chunks } = kept
  expect(script).toBe('no-cache')
  const names = Object.keys(chunks).map(
    (path) => /^\/mismatch-chat\.([a-z-]+)\.[a-z0-9]{8}\.js$/.exec(path)?.[1] ?? path,
  )
  expect(names).toEqual(expect.arrayContaining(['sessions', 'talk']))
  for (const [path, policy] of Object.entries(chunks)) expect(policy, path).toContain('immutable')
  await tab.close()
})

it('[widget] a chat that cannot be fetched says so in its place, and comes with the next try', async () => {
  let isCut = true
  const person = await openWith((request) => void (isCut ? request.abort() : request.continue()))
  await person.sees('This could not be loaded')
  isCut = false
  await person.press('Try again')
  await person.sees('Your messages appear here.')
  expect(await person.page.evaluate(() => window.chat().shadowRoot?.activeElement?.localName)).toBe(
    'mismatch-chat-panel',
  )
})
