import { setTimeout } from 'node:timers/promises'
import type { CDPSession, Page } from 'puppeteer-core'
import { expect, it } from 'vitest'
import { INTERPRETED, launchBrowser } from './support/browser.ts'
import { ServerProcess } from './support/server.ts'

/** For longer than a connection outlives its call, in ms: what it holds at a relay is given back first. */
const LINGERS_MS = 3_000

interface Figures {
  readonly heap: number
  readonly listeners: number
  readonly nodes: number
  readonly connections: number
}

it('[mistake 3] an element that came and went a thousand times leaves nothing behind', async () => {
  const limits = ['--address-connects-per-minute', '0', '--address-requests-per-minute', '0']
  const server = await ServerProcess.start(...limits, '--rematch-cooldown-ms', '0')
  const browser = await launchBrowser('granted', [INTERPRETED])
  try {
    const page = await browser.newPage()
    await page.goto(server.url)
    const devtools = await page.createCDPSession()
    await page.evaluate(() => document.querySelector('mismatch-chat')?.remove())
    await comeAndGo(page, 0, 50)
    const early = await figures(page, devtools)
    await comeAndGo(page, 50, 500)
    const late = await figures(page, devtools)
    expect({ ...late, heap: 0 }).toEqual({ ...early, heap: 0 })
    expect(late.heap / early.heap, JSON.stringify({ early, late })).toBeLessThan(1.05)
    expect(late.connections).toBe(0)
  } finally {
    await browser.close()
    await server.stop()
  }
}, 120_000)

/** Two elements on one page: one goes away and comes back, the other is a new one each time. Every twentieth time they meet. */
function comeAndGo(page: Page, from: number, to: number): Promise<void> {
  return page.evaluate(
    async (first, last) => {
      type Chat = HTMLElement & {
        updateComplete: Promise<unknown>
        start: (wish: object) => Promise<void>
        state: string
      }
      const make = () => document.createElement('mismatch-chat') as Chat
      const changed = (chat: Chat) =>
        new Promise((resolve) => chat.addEventListener('mismatch-state', resolve, { once: true }))
      const page = window as unknown as { kept?: Chat }
      const kept = (page.kept ??= make())
      for (let turn = first; turn < last; turn++) {
        const pair = [kept, make()]
        document.body.append(...pair)
        await Promise.all(pair.map((chat) => chat.updateComplete))
        if (turn % 20 === 0) {
          const media = turn % 100 === 0 ? 'video' : 'text'
          await Promise.all(pair.map((chat) => chat.start({ media })))
          for (const chat of pair) while (chat.state !== 'connected') await changed(chat)
        }
        for (const chat of pair) chat.remove()
        await new Promise((resolve) => window.setTimeout(resolve))
      }
      // Chromium lets go of the slots that a tree had, and of what they are in, when it next draws this tree.
      document.body.append(kept)
      for (let picture = 0; picture < 2; picture++) await new Promise((resolve) => requestAnimationFrame(resolve))
      kept.remove()
    },
    from,
    to,
  )
}

/** After the garbage is gone. */
async function figures(page: Page, devtools: CDPSession): Promise<Figures> {
  await devtools.send('Performance.enable')
  // What was closed a moment ago still waits for a timer: on a fast machine the first look would come before it.
  await setTimeout(LINGERS_MS)
  // What glides asks for the next picture, and the one after.
  for (let time = 0; time < 3; time++)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
  // What waits for one collection, as weak references do, goes with the next.
  for (let time = 0; time < 3; time++) {
    await devtools.send('HeapProfiler.collectGarbage')
    await page.evaluate(() => new Promise((resolve) => window.setTimeout(resolve)))
  }
  const { metrics } = await devtools.send('Performance.getMetrics')
  const metric = (name: string) => metrics.find((each) => each.name === name)?.value ?? Number.NaN
  const prototype = await page.evaluateHandle(() => RTCPeerConnection.prototype)
  const found = await page.queryObjects(prototype)
  const connections = await found.evaluate((all) => (all as unknown as unknown[]).length)
  await found.dispose()
  return { heap: metric('JSHeapUsedSize'), listeners: metric('JSEventListeners'), nodes: metric('Nodes'), connections }
}
