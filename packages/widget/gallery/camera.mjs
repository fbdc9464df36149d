// A browser that shows a state of the element as somebody would see it.
import process from 'node:process'
import { launch } from 'puppeteer-core'
import { chromiumPath } from '../../../scripts/programs.mjs'

/** What each theme is to a browser. */
const themes = {
  light: { 'prefers-color-scheme': 'light' },
  dark: { 'prefers-color-scheme': 'dark' },
  contrast: { 'prefers-color-scheme': 'dark', 'prefers-contrast': 'more', 'forced-colors': 'active' },
}

/** Opens the gallery at `address`. */
export async function openCamera(address) {
  const browser = await launch({
    executablePath: chromiumPath(),
    args: [
      '--disable-gpu',
      '--autoplay-policy=no-user-gesture-required',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
  const page = await browser.newPage()
  const devtools = await page.createCDPSession()
  return {
    page,
    close: () => browser.close(),
    /** The names of all scenes. */
    async scenes() {
      await page.goto(address)
      return page.$$eval('a', (links) => links.map((link) => link.textContent))
    },
    async set({ width, height, theme = 'light', touch = false }) {
      await page.setViewport({ width, height, hasTouch: touch, isMobile: touch })
      // What moves is at its end at once.
      const asked = { ...themes[theme], 'prefers-reduced-motion': 'reduce' }
      const features = Object.entries(asked).map(([name, value]) => ({ name, value }))
      await devtools.send('Emulation.setEmulatedMedia', { features })
    },
    /** The same state in another language. */
    async speak(language) {
      await page.evaluate((tag) => globalThis.speak(tag), language)
      await page.evaluate(atRest)
    },
    /** Until the scene is reached, and what slides and fades has arrived. */
    async reach(scene, language = 'en') {
      // Not `load`: a video without a frame holds it up.
      await page.goto(`${address}?scene=${scene}&lang=${language}`, { waitUntil: 'domcontentloaded' })
      await page.waitForSelector('[data-ready]').catch((cause) => {
        throw new Error(`the scene "${scene}" is not reached`, { cause })
      })
      await page.waitForFunction(everyPictureShows, { timeout: 5_000 }).catch(() => undefined)
      await page.evaluate(atRest)
    },
  }
}

/** Runs in the page. */
function everyPictureShows() {
  const stage = document.querySelector('mismatch-chat')?.shadowRoot?.querySelector('mismatch-stage')
  const videos = [...(stage?.shadowRoot?.querySelectorAll('video') ?? [])]
  return videos.every((video) => !video.srcObject?.getVideoTracks().length || video.videoWidth > 0)
}

/** Runs in the page: what moves once is at its end, what moves for ever somewhere. */
async function atRest() {
  const frame = () => new Promise((resolve) => globalThis.requestAnimationFrame(resolve))
  // A document knows those of its shadow roots not.
  const scopes = (root) => [
    root,
    ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot === null ? [] : scopes(shadowRoot))),
  ]
  const all = () => scopes(document).flatMap((scope) => scope.getAnimations())
  const moving = () =>
    all().filter(({ effect, playState }) => {
      const isEndless = effect?.getComputedTiming().endTime === Infinity
      // What goes away at its end is looked at before.
      return playState !== 'finished' && !isEndless && !effect?.target?.matches('.burst')
    })
  // What has arrived may let something else move.
  for (let still = 0; still < 6; still++) {
    if (moving().length > 0) still = 0
    for (const animation of moving()) animation.finish()
    await frame()
  }
}
