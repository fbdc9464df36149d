// Takes pictures of the element's states: `node packages/widget/gallery/shoot.mjs --out <folder> [--scenes call,idle]
// [--sizes 390x844,1280x800] [--themes light,dark]`. Without --out it only serves the gallery and prints its address.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { launch } from 'puppeteer-core'
import { createServer } from 'vite'
import { chromiumPath } from '../../../scripts/programs.mjs'

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    scenes: { type: 'string' },
    sizes: { type: 'string', default: '320x568,390x844,844x390,1280x800' },
    themes: { type: 'string', default: 'light,dark' },
  },
})

const server = await createServer({
  root: fileURLToPath(new URL('.', import.meta.url)),
  configFile: false,
  logLevel: 'error',
  resolve: { alias: { '@mismatch/sdk': fileURLToPath(new URL('../../sdk/dist/index.js', import.meta.url)) } },
  server: { host: '127.0.0.1', fs: { allow: [fileURLToPath(new URL('../../..', import.meta.url))] } },
  cacheDir: fileURLToPath(new URL('../../../.cache/gallery', import.meta.url)),
})
await server.listen()
const address = server.resolvedUrls.local[0]
if (values.out === undefined) {
  console.log(address)
} else {
  await shoot(values.out)
  await server.close()
}

async function shoot(folder) {
  mkdirSync(folder, { recursive: true })
  const browser = await launch({
    executablePath: chromiumPath(),
    args: [
      '--disable-gpu',
      '--autoplay-policy=no-user-gesture-required',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  })
  const page = await browser.newPage()
  page.on('pageerror', (error) => console.error(String(error)))
  page.on('console', (message) => message.type() === 'error' && console.error(message.text()))
  await page.goto(address)
  const all = await page.$$eval('a', (links) => links.map((link) => link.textContent))
  for (const scene of values.scenes?.split(',') ?? all) {
    for (const size of values.sizes.split(',')) {
      const [width, height] = size.split('x').map(Number)
      await page.setViewport({ width, height })
      for (const theme of values.themes.split(',')) {
        await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])
        // Not `load`: a video without a frame holds it up.
        await page.goto(`${address}?scene=${scene}`, { waitUntil: 'domcontentloaded' })
        await page.waitForSelector('[data-ready]')
        await page.waitForFunction(everyPictureShows, { timeout: 5_000 }).catch(() => undefined)
        // Until what slides and fades has arrived.
        await new Promise((resolve) => setTimeout(resolve, 900))
        await page.screenshot({ path: join(folder, `${scene}-${size}-${theme}.png`) })
      }
    }
  }
  await browser.close()
}

/** Runs in the page. */
function everyPictureShows() {
  const stage = document.querySelector('mismatch-chat')?.shadowRoot?.querySelector('mismatch-stage')
  const videos = [...(stage?.shadowRoot?.querySelectorAll('video') ?? [])]
  return videos.every((video) => !video.srcObject?.getVideoTracks().length || video.videoWidth > 0)
}
