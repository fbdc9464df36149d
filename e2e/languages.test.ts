import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

// A German page on a host of its own, with the script of the Mismatch server.
let server: ServerProcess
let browser: Browser
const site = createServer((request, response) => {
  const script = new URL(request.url ?? '', 'http://site').searchParams.get('script') ?? ''
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end(`<!doctype html><html lang="de-DE"><title>Tee</title><link rel="icon" href="data:,">
    <script src="${server.url}/${script}" defer></script><mismatch-chat></mismatch-chat></html>`)
})
const page = (script: string) =>
  `http://localhost:${String((site.address() as AddressInfo).port)}/?script=${encodeURIComponent(script)}`

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

it('[i18n] a German page gets German words, fetched from beside the script', async () => {
  const person = await Person.open(browser, page('mismatch-chat.js'))
  await person.sees('Lern jemanden kennen')
  await person.press('Suchen')
  await person.sees('Jemand wird gesucht · 1 online')
  expect(person.complaints).toEqual([])
  // Or the next would meet them.
  await person.page.close()
  await expect.poll(async () => (await server.stats()).online).toBe(0)
})

it('[i18n] the file with everything in it fetches the words of the page, and nothing else', async () => {
  const tab = await browser.newPage()
  const scripts: string[] = []
  tab.on('request', (request) => request.resourceType() === 'script' && scripts.push(request.url()))
  const person = await Person.open({ newPage: async () => tab }, page('mismatch-chat.all.js'))
  await person.sees('Lern jemanden kennen')
  await person.press('Suchen')
  await person.sees('Jemand wird gesucht · 1 online')
  const words = expect.stringMatching(/\/mismatch-chat\.de\.[a-z0-9]{8}\.js$/) as string
  expect(scripts).toEqual([`${server.url}/mismatch-chat.all.js`, words])
})

it.each(['mismatch-chat.js', 'mismatch-chat.all.js'])(
  '[i18n] where the German words do not come, %s is there in English',
  async (script) => {
    const tab = await browser.newPage()
    await tab.setRequestInterception(true)
    const asked: string[] = []
    tab.on('request', (request) => {
      const isGerman = /\.de\.\w+\.js$/.test(request.url())
      if (isGerman) asked.push(request.url())
      void (isGerman ? request.abort() : request.continue())
    })
    const person = await Person.open({ newPage: async () => tab }, page(script))
    await person.sees('Meet someone new')
    expect(asked).toHaveLength(1)
  },
)
