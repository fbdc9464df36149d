import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { ACROSS, boxOf, Finger, outOfReach, UPRIGHT } from './support/finger.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'
import { Site } from './support/site.ts'
import { SLOW_CAMERA } from './support/slow-camera.ts'

// Anna has a phone.

let server: ServerProcess
let site: Site
let browsers: Browser[]

beforeAll(async () => {
  server = await ServerProcess.start('--rematch-cooldown-ms', '0')
  site = await Site.serve(({ pathname }) => ({
    html: `<!doctype html><html lang="${pathname.slice(1)}"><title>Tea</title><link rel="icon" href="data:,">
      <meta name="viewport" content="width=device-width, viewport-fit=cover">
      <script src="${server.url}/mismatch-chat.js" defer></script>
      <style>body { margin: 0 } mismatch-chat { block-size: 100dvh }</style>
      <mismatch-chat></mismatch-chat><p style="block-size: 400px">Tea</p></html>`,
  }))
  browsers = await Promise.all([launchBrowser('granted', [SLOW_CAMERA]), launchBrowser('granted', [SLOW_CAMERA])])
})
afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()))
  site.close()
  await server.stop()
})

let anna: Person
let bert: Person
let finger: Finger
/** The types of what Anna's client has sent to the server. */
const sent: string[] = []

async function meet(language: string, find: string): Promise<void> {
  const tab = await browsers[0]!.newPage()
  await tab.setViewport(UPRIGHT)
  anna = await Person.open({ newPage: () => Promise.resolve(tab) }, `${site.url}/${language}`, holdUndo)
  finger = new Finger(tab)
  const devtools = await tab.createCDPSession()
  devtools.on('Network.webSocketFrameSent', ({ response }) => {
    sent.push((JSON.parse(response.payloadData) as { type: string }).type)
  })
  await devtools.send('Network.enable')
  await finger.tap(find)
  bert = await Person.open(browsers[1]!, server.url)
  await bert.page.setViewport({ width: 320, height: 480 })
  await bert.press('Find')
  await Promise.all([anna.untilState('connected'), bert.untilState('connected')])
  await anna.seesFrames(1)
}

describe('in English', () => {
  beforeAll(() => meet('en', 'Find'))
  afterAll(() => Promise.all([anna.page.close(), bert.page.close()]))

  it('[touch] a swipe is Next, and can be taken back before anybody hears of it', async () => {
    const swipe = () => finger.drag({ x: 330, y: 330 }, { x: 70, y: 340 })
    await finger.drag({ x: 330, y: 330 }, { x: 250, y: 340 }, () => anna.sees('Swipe on for the next person'))
    const first = await anna.sessionId()
    await swipe()
    await anna.sees('Next person…')
    // Right after a throw the browser takes no touch for a tap.
    const undo = async () => {
      const box = await boxOf(anna.page, '.toast button')
      if (box !== null) await anna.page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2)
      return boxOf(anna.page, '.toast')
    }
    await expect.poll(undo).toBe(null)
    await timeToUndoPasses()
    await atRest(anna.page)
    expect((await boxOf(anna.page, 'mismatch-stage'))?.x).toBe(0)
    expect([await anna.sessionId(), skips()]).toEqual([first, 0])

    await swipe()
    await anna.sees('Next person…')
    expect([await anna.sessionId(), skips()]).toEqual([first, 0])
    await timeToUndoPasses()
    await anna.untilNewCall(first)
    expect(skips()).toBe(1)
  })

  it('[touch] a finger that goes up or down moves the page', async () => {
    await finger.drag({ x: 200, y: 500 }, { x: 195, y: 300 })
    await anna.page.waitForFunction(() => scrollY > 100)
    // What a finger has thrown rolls on for a while.
    const isAtTop = () =>
      anna.page.evaluate(async () => {
        scrollTo(0, 0)
        await new Promise((resolve) => setTimeout(resolve, 100))
        return scrollY === 0
      })
    await expect.poll(isAtTop).toBe(true)
  })

  it('[touch] one’s own picture goes where a finger brings it, and comes to rest in a corner', async () => {
    const first = await anna.sessionId()
    const own = async () => (await boxOf(anna.page, '.own.corner'))!
    await atRest(anna.page)
    const { x, y, width, height } = await own()
    await finger.drag({ x: x + width / 2, y: y + height / 2 }, { x: 130, y: 250 })
    await expect.poll(own).toEqual({ x: 16, y: 72, width, height })
    expect([await anna.sessionId(), await boxOf(anna.page, '.toast')]).toEqual([first, null])
  })

  it('[touch] the chat is a sheet, over which the partner and below which Next and Stop stay in reach', async () => {
    // Right after a drag the browser takes no touch for a tap.
    const open = async () => {
      if ((await boxOf(anna.page, 'mismatch-chat-panel')) === null) await finger.tap('Open chat')
      return boxOf(anna.page, 'mismatch-chat-panel')
    }
    await expect.poll(open, { interval: 500, timeout: 5_000 }).not.toBe(null)
    await atRest(anna.page)
    const sheet = (await boxOf(anna.page, 'mismatch-chat-panel'))!
    const next = (await boxOf(anna.page, '.primary'))!
    expect([sheet.x, sheet.width]).toEqual([0, 390])
    expect(sheet.y).toBeGreaterThan(0.3 * 844)
    expect(sheet.y + sheet.height).toBeLessThanOrEqual(next.y)
    const endOfOwn = async () => {
      const own = (await boxOf(anna.page, '.own.corner'))!
      return own.y + own.height
    }
    await expect.poll(endOfOwn).toBeLessThan(sheet.y)
    expect(await outOfReach(anna.page, 'mismatch-chat-panel', 'mismatch-controls')).toEqual([])

    await finger.tap('Write to Stranger', 'textbox')
    await anna.page.keyboard.type('good evening')
    await finger.tap('Send')
    await bert.sees('good evening')
    await finger.tap('Close chat')
    await expect.poll(() => boxOf(anna.page, 'mismatch-chat-panel')).toBe(null)
  })

  it('[touch] on a phone that is turned everything stays in reach', async () => {
    await anna.page.setViewport(ACROSS)
    await expect.poll(async () => (await boxOf(anna.page, '.stage'))?.width).toBe(844)
    expect((await boxOf(anna.page, '.stage'))?.height).toBe(390)
    await atRest(anna.page)
    expect(await outOfReach(anna.page, 'mismatch-controls', 'mismatch-signs')).toEqual([])
    await finger.tap('Open chat')
    await atRest(anna.page)
    expect(await outOfReach(anna.page, 'mismatch-controls', 'mismatch-chat-panel')).toEqual([])
    await finger.tap('More')
    await anna.sees('Camera and sound')
    await atRest(anna.page)
    expect(await outOfReach(anna.page, 'mismatch-menu')).toEqual([])
    await finger.tap('Camera and sound', 'menuitem')
    await anna.sees('Microphone level')
    await atRest(anna.page)
    expect(await outOfReach(anna.page, 'mismatch-devices')).toEqual([])
    await finger.tap('Done')
    await finger.tap('Report Stranger')
    await anna.sees('They are not told.')
    await atRest(anna.page)
    expect(await outOfReach(anna.page, 'mismatch-report-dialog')).toEqual([])
    expect([...anna.complaints, ...bert.complaints]).toEqual([])
  })
})

it('[touch] whoever presses Report right after Next reports, and no button moves under the finger, on a German phone', async () => {
  await meet('de', 'Suchen')
  for (const viewport of [UPRIGHT, ACROSS]) {
    await anna.page.setViewport(viewport)
    await expect.poll(async () => (await boxOf(anna.page, '.stage'))?.width).toBe(viewport.width)
    await atRest(anna.page)
    const report = (await boxOf(anna.page, '[aria-label="Unbekannt melden"]'))!
    const first = await anna.sessionId()
    await anna.page.evaluate(watchButtons)
    await finger.tap('Nächste Person')
    await anna.page.touchscreen.tap(report.x + report.width / 2, report.y + report.height / 2)
    await anna.sees('Davon erfährt die Person nichts.')
    await anna.untilNewCall(first)
    expect(await anna.page.evaluate(() => window.moved)).toEqual([])
    await finger.tap('Abbrechen')
  }
})

/** Runs in the page ahead of its own scripts: how long a swipe can be taken back is for the test to say. */
function holdUndo(): void {
  const undoMs = 1_600
  const held = new Map<number, () => void>()
  const [later, cancel] = [window.setTimeout, window.clearTimeout]
  window.setTimeout = ((run: () => void, ms: number, ...more: unknown[]) => {
    const id = later(ms === undoMs ? () => undefined : run, ms, ...more)
    if (ms === undoMs) held.set(id, run)
    return id
  }) as typeof setTimeout
  window.clearTimeout = ((id: number) => {
    held.delete(id)
    cancel(id)
  }) as typeof clearTimeout
  window.passUndo = () => {
    for (const run of held.values()) run()
    held.clear()
  }
}

const timeToUndoPasses = () => anna.page.evaluate(() => window.passUndo())
const skips = () => sent.filter((type) => type === 'Skip').length

declare global {
  interface Window {
    passUndo: () => void
    moved: string[]
  }
}

/** Runs in the page: notes which of the buttons that are there now are elsewhere in a later picture. */
function watchButtons(): void {
  const root = window.chat().shadowRoot?.querySelector('mismatch-controls')?.shadowRoot
  // Where they lie, whatever a press does to them for the eye.
  const places = () => new Map([...(root?.querySelectorAll('button') ?? [])].map((one) => [one, one.offsetLeft]))
  const before = places()
  const moved = (window.moved = [] as string[])
  const look = () => {
    for (const [button, x] of places()) {
      const was = before.get(button)
      if (was !== undefined && was !== x)
        moved.push(`${button.title || button.textContent.trim()}: ${String(was)} → ${String(x)}`)
    }
    if (moved === window.moved) requestAnimationFrame(look)
  }
  look()
}

/** Until nothing moves of itself but what always does. */
function atRest(page: Page): Promise<unknown> {
  return page.waitForFunction(() => {
    const roots = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
      root,
      ...[...root.querySelectorAll('*')].flatMap((one) => (one.shadowRoot ? roots(one.shadowRoot) : [])),
    ]
    return roots(document)
      .flatMap((root) => root.getAnimations())
      .every((one) => one.playState !== 'running' || one.effect?.getComputedTiming().endTime === Infinity)
  })
}

it('[look] where the page draws to the edges of the screen nothing lies under the notch or the home bar', async () => {
  const tab = await browsers[0]!.newPage()
  await tab.setViewport(UPRIGHT)
  const devtools = await tab.createCDPSession()
  const insets = { top: 47, bottom: 34 }
  await devtools.send('Emulation.setSafeAreaInsetsOverride', { insets })
  const carl = await Person.open({ newPage: () => Promise.resolve(tab) }, `${site.url}/en`)
  await carl.sees('Meet someone new')
  const [find, frame] = await Promise.all([boxOf(tab, '.primary'), tab.$eval('mismatch-chat', edges)])
  expect(frame).toEqual([insets.top, UPRIGHT.height - insets.bottom])
  expect(find!.y + find!.height).toBeLessThanOrEqual(UPRIGHT.height - insets.bottom)
  await tab.close()
})

/** Runs in the page. */
function edges(chat: Element): number[] {
  const { top, bottom } = chat.shadowRoot!.querySelector('.frame')!.getBoundingClientRect()
  return [top, bottom]
}
