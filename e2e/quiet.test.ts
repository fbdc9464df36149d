import { setTimeout } from 'node:timers/promises'
import type { Browser, Page } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'
import { Site } from './support/site.ts'
import { SLOW_CAMERA } from './support/slow-camera.ts'

// What the element does to a page that has better things to do: next to nothing.

let server: ServerProcess
let site: Site
let browsers: Browser[]

beforeAll(async () => {
  server = await ServerProcess.start('--rematch-cooldown-ms', '0')
  site = await Site.serve(({ search }) => ({
    html: `<!doctype html><html lang="en"><title>Tea</title><link rel="icon" href="data:,">
      <script src="${server.url}/mismatch-chat.js" defer></script>
      <style>mismatch-chat { display: block; block-size: 520px }</style>
      <h1>Tea</h1>
      <mismatch-chat ${decodeURIComponent(search.slice(1))}></mismatch-chat>
      <p>About us</p></html>`,
  }))
  browsers = await Promise.all([launchBrowser('granted', [SLOW_CAMERA]), launchBrowser('granted', [SLOW_CAMERA])])
})
afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()))
  site.close()
  await server.stop()
})

const measuredSeconds = 30

it('[look] waiting without a picture of oneself takes less than a fiftieth of a core from the page', async () => {
  const people = await Promise.all([
    wait(browsers[0]!, 'media="text" pool="words"'),
    wait(browsers[1]!, 'pool="faces"', 'Turn camera off'),
  ])
  const works = await Promise.all(people.map(({ page }) => watchWork(page)))
  const before = await Promise.all(works.map((worked) => worked()))
  // What is measured is what comes about by itself in so long a time.
  await setTimeout(measuredSeconds * 1_000)
  const after = await Promise.all(works.map((worked) => worked()))
  const shares = after.map((seconds, at) => (seconds - before[at]!) / measuredSeconds)
  const told = shares.map((share) => `${(share * 100).toFixed(2)} %`).join(' with words, with the camera off ')
  for (const share of shares) expect(share, told).toBeLessThan(0.02)
  await Promise.all(people.map(({ page }) => page.close()))
})

async function wait(browser: Browser, attributes: string, press?: string): Promise<Person> {
  const person = await Person.find(browser, `${site.url}/?${attributes}`)
  await person.untilState('waiting')
  if (press !== undefined) await person.press(press)
  return person
}

/** Tells how many seconds a processor has been at the page's main thread since, however long others had it. */
async function watchWork(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.createCDPSession()
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
  }
}

it('[look] nothing of the page moves from its first picture to Stop, and of the element only what makes room', async () => {
  const anna = await Person.open(browsers[0]!, site.url, watchShifts)
  await anna.sees('Meet someone new')
  await anna.press('Find')
  await anna.untilState('waiting')
  await anna.sees('You are next in line.')
  const bert = await Person.find(browsers[1]!, site.url)
  await Promise.all([anna.untilState('connected'), bert.untilState('connected')])
  await anna.page.bringToFront()
  await anna.seesFrames(5)
  const first = await anna.sessionId()
  await anna.press('Next')
  await anna.untilNewCall(first)
  await anna.seesFrames(5)
  await anna.press('Stop')
  await anna.sees('You have stopped')
  const { ofPage, inside } = await anna.page.evaluate(() => window.shifts)
  expect(ofPage).toEqual([])
  // More makes room for the switches of camera and microphone; browsers call a tenth good.
  expect(inside).toBeLessThan(0.004)
  expect([...anna.complaints, ...bert.complaints]).toEqual([])
})

declare global {
  interface Window {
    shifts: { readonly ofPage: string[]; inside: number }
  }
}

/** Runs in the page: notes what moves in it, also what moves right after a press; what is in the element has no name outside. */
function watchShifts(): void {
  interface LayoutShift extends PerformanceEntry {
    readonly value: number
    readonly sources: readonly { readonly node: Node | null }[]
  }
  window.shifts = { ofPage: [], inside: 0 }
  const observer = new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries() as LayoutShift[]) {
      const ofPage = sources.flatMap(({ node }) => (node === null ? [] : [node.nodeName]))
      window.shifts.ofPage.push(...ofPage)
      window.shifts.inside += value
    }
  })
  observer.observe({ type: 'layout-shift', buffered: true })
}
