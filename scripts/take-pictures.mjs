// Takes pictures of the real product in every state: node scripts/take-pictures.mjs [folder] [theme …]
// It builds nothing; the server, the browser and the calls are real, the camera is a fake one.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import puppeteer from 'puppeteer-core'
import { chromiumPath } from './programs.mjs'

const [folder = 'e2e/screenshots', ...named] = process.argv.slice(2)
const themes = named.length > 0 ? named : ['light', 'dark']
const sizes = {
  desktop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844, isMobile: true, hasTouch: true },
  landscape: { width: 844, height: 390, isMobile: true, hasTouch: true },
  small: { width: 320, height: 568, isMobile: true, hasTouch: true },
}

mkdirSync(folder, { recursive: true })
const cli = fileURLToPath(new URL('../packages/server/dist/cli.js', import.meta.url))
const server = spawn(process.execPath, [cli, '--port', '0', '--log-level', 'warn', '--stun-urls', 'none'], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
const [line] = await once(createInterface({ input: server.stdout }), 'line')
const url = /listens on (\S+)/.exec(line)[1]
const browser = await puppeteer.launch({
  executablePath: chromiumPath(),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    '--autoplay-policy=no-user-gesture-required',
    '--allow-loopback-in-peer-connection',
  ],
})

const client = (page, expression) => page.evaluate(`document.querySelector('mismatch-chat').${expression}`)
const untilState = (page, state) =>
  page.waitForFunction(
    (wanted) => document.querySelector('mismatch-chat').client.state === wanted,
    { polling: 50 },
    state,
  )

async function open({ theme, size, attributes = {} }) {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  await page.setViewport(size)
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: theme }])
  await page.goto(url)
  await page.evaluate((given) => {
    for (const [name, value] of Object.entries(given)) document.querySelector('mismatch-chat').setAttribute(name, value)
  }, attributes)
  return page
}

try {
  for (const theme of themes) {
    for (const [name, size] of Object.entries(sizes)) {
      const shoot = async (page, state) => {
        await page.bringToFront()
        // Entrances and cross-fades last 320 ms at most; a page that comes to the front draws its videos a little later.
        await new Promise((resolve) => setTimeout(resolve, 1_500))
        await page.screenshot({ path: join(folder, `${state}-${name}-${theme}.png`) })
      }
      const page = await open({ theme, size, attributes: { name: 'Mika' } })
      await shoot(page, '1-idle')
      await client(page, 'client.prepare()')
      await shoot(page, '2-preview')
      await client(page, 'start()')
      await untilState(page, 'waiting')
      await shoot(page, '3-waiting')
      const other = await open({ theme, size: sizes.desktop, attributes: { name: 'Lena' } })
      await client(other, 'start()')
      await Promise.all([untilState(page, 'connected'), untilState(other, 'connected')])
      await client(other, "client.session.sendMessage('Hi! Where are you?')")
      await client(page, "client.session.sendMessage('Lisbon, by the river. And you?')")
      await client(other, "client.session.sendMessage('Up north, it is snowing here')")
      await client(other, 'client.session.setTyping(true)')
      await shoot(page, '4-call')
      await page.evaluate(() => document.activeElement?.blur())
      const chat =
        (await page.$('::-p-aria([name="Open chat"][role="button"])')) ??
        (await page.$('::-p-aria([name="Open chat, 2 unread"][role="button"])'))
      if (chat !== null && (await chat.isVisible())) {
        await chat.click()
        await shoot(page, '5-chat')
      }
      const report = await page.$('::-p-aria([name="Report Lena"][role="button"])')
      if (report !== null && (await report.isVisible())) {
        await report.click()
        await shoot(page, '6-report')
        await page.keyboard.press('Escape')
      }
      await client(page, 'client.media.setMicrophone(false)')
      await client(page, 'client.media.setCamera(false)')
      await client(other, 'client.media.setCamera(false)')
      await shoot(page, '7-cameras-off')
      await client(other, 'next()')
      await untilState(page, 'waiting')
      await shoot(page, '8-they-left')
      await client(page, 'stop()')
      await shoot(page, '9-ended')
      await page.browserContext().close()
      await other.browserContext().close()
      console.log(`${name} ${theme}`)
    }
  }
} finally {
  await browser.close()
  server.kill()
}
