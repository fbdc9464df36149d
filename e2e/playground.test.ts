import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type { Browser, Page, Viewport } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

declare global {
  interface Window {
    refused: string[]
    axe: { run(context: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
  }
}

let server: ServerProcess
let browser: Browser
/** A page of somebody else with the tag that was copied. */
let tag = ''
const site = createServer((_, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8')
  response.end(`<!doctype html><html lang="en"><title>Tea</title><link rel="icon" href="data:,">${tag}</html>`)
})

beforeAll(async () => {
  server = await ServerProcess.start('--rematch-cooldown-ms', '0')
  await new Promise<void>((resolve) => site.listen(0, 'localhost', resolve))
  browser = await launchBrowser()
  const lent = ['clipboard-read', 'clipboard-sanitized-write', 'camera', 'microphone'] as const
  await browser.defaultBrowserContext().overridePermissions(server.url, [...lent])
})
afterEach(async () => {
  const [, ...opened] = await browser.pages()
  await Promise.all(opened.map((page) => page.close()))
})
afterAll(async () => {
  await browser.close()
  site.closeAllConnections()
  site.close()
  await server.stop()
})

const sizes: Record<string, Viewport> = {
  desk: { width: 1280, height: 800 },
  phone: { width: 390, height: 844, isMobile: true, hasTouch: true },
}

async function open(size: Viewport, search = ''): Promise<Person> {
  const tab = await browser.newPage()
  await tab.setViewport(size)
  await tab.evaluateOnNewDocument(() => {
    window.refused = []
    addEventListener('securitypolicyviolation', ({ violatedDirective }) => window.refused.push(violatedDirective))
  })
  return Person.open({ newPage: async () => tab }, `${server.url}/${search}`)
}

/** Presses as one does on this page: with a finger if it has touch. */
async function press(page: Page, selector: string): Promise<void> {
  await page.bringToFront()
  const found = await page.waitForSelector(selector, { visible: true })
  await (page.viewport()?.hasTouch === true ? found?.tap() : found?.click())
}

/** A colour or a length, chosen by hand: what the browser opens for it cannot be reached from here. */
const choose = (page: Page, name: string, value: string) =>
  page.$eval(
    `[name="${name}"]`,
    (input, chosen) => {
      ;(input as HTMLInputElement).value = chosen
      for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, { bubbles: true }))
    },
    value,
  )

const shownTag = (page: Page) => page.$eval('#tag', (code) => code.textContent)

const looks = async (page: Page) => {
  const primary = await page.waitForSelector('mismatch-chat >>> .primary')
  return {
    accent: await primary?.evaluate((button) => getComputedStyle(button).backgroundColor),
    width: await page.$eval('mismatch-chat', (chat) => chat.clientWidth),
    radius: await page.$eval('mismatch-chat', (chat) => getComputedStyle(chat).getPropertyValue('--_radius')),
    scheme: await page.$eval('mismatch-chat', (chat) => getComputedStyle(chat).colorScheme),
  }
}

/** Of the first or the second person on the page. */
const state = (page: Page, nth: 1 | 2, wanted: string) =>
  page.waitForFunction(
    (selector, name) => document.querySelector<ReturnType<Window['chat']>>(selector)?.client.state === name,
    { polling: 20, timeout: 20_000 },
    `mismatch-chat:nth-of-type(${String(nth)})`,
    wanted,
  )
const inSession = (page: Page) =>
  page.$$eval('mismatch-chat', (chats) =>
    chats.map((chat) => (chat as ReturnType<Window['chat']>).client.session?.id ?? null),
  )
const button = (nth: 1 | 2, name: string) =>
  `mismatch-chat:nth-of-type(${String(nth)}) ::-p-aria([name="${name}"][role="button"])`

describe.each(Object.entries(sizes))('on a %s', (_, size) => {
  it('[playground] what is set is seen at once, stands in the address and in the tag, and the tag works elsewhere', async () => {
    const person = await open(size)
    const { page } = person
    expect(await page.$eval('#playground', (panel) => panel.checkVisibility())).toBe(false)
    const plain = await looks(page)
    await press(page, '::-p-aria([name="Try it out"][role="button"])')
    await page.select('[name="media"]', 'text')
    await person.sees('Write to someone new')
    await page.select('[name="lang"]', 'de')
    await person.sees('Schreib mit jemandem')
    await page.select('[name="size"]', 'sidebar')
    await page.select('[name="theme"]', 'dark')
    await choose(page, 'accent', '#3366ff')
    await choose(page, 'radius', '20')
    await press(page, 'label[for="try-consent"]')
    await page.type('[name="pool"]', 'tea "& coffee')
    await page.keyboard.press('Enter')

    const set = { accent: 'rgb(51, 102, 255)', width: 320, scheme: 'dark', radius: '20px' }
    await expect.poll(() => looks(page)).toEqual(set)
    expect(await page.$eval('mismatch-chat', (chat) => chat.getAttribute('pool'))).toBe('tea "& coffee')
    const search = new URL(page.url()).searchParams
    expect(Object.fromEntries(search)).toEqual({
      pool: 'tea "& coffee',
      media: 'text',
      consent: '1',
      lang: 'de',
      accent: '#3366ff',
      radius: '20px',
      size: 'sidebar',
      theme: 'dark',
      try: '1',
    })
    const shown = await shownTag(page)

    await page.reload()
    await person.sees('Schreib mit jemandem')
    await expect.poll(() => looks(page)).toEqual(set)
    expect(await shownTag(page)).toBe(shown)

    await press(page, '#copy')
    await page.waitForFunction(() => document.querySelector('#copy')?.textContent === 'Copied')
    tag = await page.evaluate(() => navigator.clipboard.readText())
    expect(tag).toBe(shown)
    expect([person.complaints, await page.evaluate(() => window.refused)]).toEqual([[], []])

    const there = `http://localhost:${String((site.address() as AddressInfo).port)}/`
    const visitor = await Person.open(browser, there)
    await visitor.sees('Schreib mit jemandem')
    await expect.poll(() => looks(visitor.page)).toEqual(set)
    await visitor.press('Suchen')
    await visitor.sees('18')
    expect(visitor.complaints).toEqual([])

    await press(page, '[data-unset="accent"]')
    expect(await shownTag(page)).not.toContain('accent')
    await expect.poll(() => looks(page)).toEqual({ ...set, accent: plain.accent })
    await press(page, '::-p-aria([name="Start over"][role="button"])')
    await person.sees('Meet someone new')
    expect(page.url()).toBe(`${server.url}/?try=1`)
  })

  it('[playground] two people on one page meet each other and nobody else, write, and meet again after Next', async () => {
    const stranger = await Person.find(browser, server.url)
    await stranger.untilState('waiting')
    const person = await open(size, '?try=1')
    const { page } = person
    await press(page, 'label[for="try-two"]')
    for (const nth of [1, 2] as const) await press(page, button(nth, 'Find'))
    await Promise.all([state(page, 1, 'connected'), state(page, 2, 'connected')])
    const [first, second] = await inSession(page)
    expect(first).not.toBeNull()
    expect(second).toBe(first)
    await person.seesAndHears(10)
    await person.sees('Robin')

    await person.say('Is anybody there?')
    await page.waitForFunction(() => {
      const [, other] = document.querySelectorAll<ReturnType<Window['chat']>>('mismatch-chat')
      return other?.client.session?.messages.some(({ text }) => text === 'Is anybody there?')
    })
    await press(page, button(1, 'Next'))
    await page.waitForFunction(
      (old) => {
        const chats = [...document.querySelectorAll<ReturnType<Window['chat']>>('mismatch-chat')]
        return chats.every(({ client }) => client.state === 'connected' && client.session?.id !== old)
      },
      { polling: 20, timeout: 20_000 },
      first,
    )
    expect(await stranger.state()).toBe('waiting')
    expect([person.complaints, await page.evaluate(() => window.refused)]).toEqual([[], []])

    await press(page, 'label[for="try-two"]')
    await state(page, 1, 'ended')
    expect(await page.$$eval('mismatch-chat', (chats) => chats.length)).toBe(1)
  })

  it.each(['light', 'dark'])('[playground] it can be read and reached by everybody, in %s', async (theme) => {
    const { page } = await open(size, '?try=1&accent=%23336699')
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() => window.axe.run({ include: [['header'], ['#playground']] }))
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])
  })
})

it('[playground] what a link says that is unknown is ignored, and no link leads to another server', async () => {
  const person = await open(sizes['desk']!, '?media=smell&lang=xx&accent=red&server=wss://else.example&what=ever&two=2')
  await person.sees('Meet someone new')
  expect(await shownTag(person.page)).toBe(
    `<script src="${server.url}/mismatch-chat.js" defer></script>\n<mismatch-chat></mismatch-chat>`,
  )
})

it('[playground] at 320 px nothing runs out of the page, and everything is large enough for a finger', async () => {
  const person = await open(
    { width: 320, height: 568, isMobile: true, hasTouch: true },
    '?try=1&two=1&accent=%23336699',
  )
  const { page } = person
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  const small = await page.$$eval('header button, #playground :is(button, select, input)', (controls) =>
    controls
      // A label is a part of what one presses.
      .map((control) => (control.matches('[type=checkbox]') ? (control as HTMLInputElement).labels![0]! : control))
      .filter((target) => target.checkVisibility() && target.getBoundingClientRect().height < 44)
      .map(({ outerHTML }) => outerHTML),
  )
  expect(small).toEqual([])
})
