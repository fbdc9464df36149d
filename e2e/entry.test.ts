import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

// A page on a host of its own that has rules and asks for a name; the dialogs come from the Mismatch server.
let server: ServerProcess
let browser: Browser
const site = createServer((_, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end(`<!doctype html><html lang="en"><title>Tea</title><link rel="icon" href="data:,">
    <script src="${server.url}/mismatch-chat.js" defer></script>
    <mismatch-chat ask="name age"><ul slot="rules"><li>Tea before words.</li></ul></mismatch-chat></html>`)
})
const page = () => `http://localhost:${String((site.address() as AddressInfo).port)}/`

beforeAll(async () => {
  server = await ServerProcess.start()
  await new Promise<void>((resolve) => site.listen(0, 'localhost', resolve))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  site.closeAllConnections()
  site.close()
  await server.stop()
})

it('[widget] agreed and introduced once, a stranger is called by the name that they gave', async () => {
  const anna = await Person.open(browser, page())
  await anna.press('Find')
  await anna.sees('Tea before words.')
  await anna.press('I am 18 or older and agree to this')
  await anna.sees('Who are you?')
  await anna.page.keyboard.type('Anna')
  await anna.page.keyboard.press('Tab')
  await anna.page.keyboard.type('24')
  await anna.page.keyboard.press('Enter')
  await anna.untilState('waiting')
  // The same browser remembers: nothing is asked.
  const bert = await Person.find(browser, page())
  await bert.untilState('connected')
  await bert.sees('Anna, 24')
  expect([...anna.complaints, ...bert.complaints]).toEqual([])
})

it('[widget] a dialog that cannot be fetched is a door, and comes with the next try', async () => {
  const tab = await browser.newPage()
  await tab.setRequestInterception(true)
  let isCut = true
  tab.on('request', (request) => {
    void (isCut && request.url().includes('dialogs') ? request.abort() : request.continue())
  })
  const person = await Person.open({ newPage: async () => tab }, page())
  await tab.evaluate(() => localStorage.clear())
  await person.press('Find')
  await person.sees('This could not be loaded')
  isCut = false
  await person.press('Try again')
  await person.sees('Tea before words.')
})
