import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

// Pages of another origin than that of the script and its server.
const example = readFileSync(new URL('../examples/script-tag/index.html', import.meta.url), 'utf8')
let html = ''
const site = createServer((_, response) => response.setHeader('content-type', 'text/html').end(html))
let url: string
let server: ServerProcess
let browser: Browser

beforeAll(async () => {
  server = await ServerProcess.start()
  await new Promise<void>((resolve) => site.listen(0, 'localhost', resolve))
  url = `http://localhost:${String((site.address() as AddressInfo).port)}`
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  site.closeAllConnections()
  site.close()
  await server.stop()
})

it('[architecture] a page of another origin with one script tag and one element is all that two strangers need', async () => {
  expect(example).toContain('http://localhost:8080/mismatch-chat.js')
  html = example.replace('http://localhost:8080', server.url)
  const anna = await Person.find(browser, url)
  await anna.untilState('waiting')
  const bert = await Person.find(browser, url)
  await Promise.all([anna.untilState('connected'), bert.untilState('connected')])
  await bert.seesAndHears(10)
  expect([...anna.complaints, ...bert.complaints]).toEqual([])
  await Promise.all([anna.page.close(), bert.page.close()])
})

/** A page that holds the script with everything in it to this sum. */
const holding = (integrity: string) => `<!doctype html><html lang="en"><title>Tea</title><link rel="icon" href="data:,">
  <script src="${server.url}/mismatch-chat.all.js" integrity="${integrity}" crossorigin="anonymous" defer></script>
  <mismatch-chat></mismatch-chat></html>`

it('[widget] a page can hold the script with everything in it to its sum, as integrity.json has it', async () => {
  const sums = JSON.parse(
    readFileSync(new URL('../packages/widget/dist/integrity.json', import.meta.url), 'utf8'),
  ) as Record<string, string>
  html = holding(sums['mismatch-chat.all.js'] ?? '')
  const person = await Person.open(browser, url)
  await person.sees('Meet someone new')
  expect(person.complaints).toEqual([])
  html = holding(sums['mismatch-chat.js'] ?? '')
  await person.page.reload()
  expect(person.complaints).toEqual([expect.stringContaining('integrity')])
  expect(await person.page.evaluate(() => customElements.get('mismatch-chat') === undefined)).toBe(true)
})
