// Takes pictures of the real product in every state: node scripts/take-pictures.mjs [folder] [theme …]
// It builds nothing; the server, the browser and the calls are real, the camera is a fake one.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
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
const launch = (...more) =>
  puppeteer.launch({
    executablePath: chromiumPath(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
      '--allow-loopback-in-peer-connection',
      ...more,
    ],
  })

/** Somebody in front of a camera, drawn: a film of one picture for the fake camera. */
async function film(name, { wall, skin, hair, shirt }) {
  const studio = await launch()
  const page = await studio.newPage()
  await page.setViewport({ width: 1280, height: 720 })
  await page.setContent(`<body style="margin:0"><svg viewBox="0 0 1280 720" width="1280" height="720">
    <defs><radialGradient id="w" cx=".7" cy=".3"><stop stop-color="${wall[0]}"/><stop offset="1" stop-color="${wall[1]}"/></radialGradient></defs>
    <rect width="1280" height="720" fill="url(#w)"/>
    <rect x="880" y="60" width="260" height="330" rx="12" fill="#fff" opacity=".18"/>
    <path d="M300 720c10-190 150-250 340-250s330 60 340 250z" fill="${shirt}"/>
    <path d="M445 300c-20-190 95-250 195-250s215 60 195 250c-5 90-10 170-40 220H485c-30-50-35-130-40-220z" fill="${hair}"/>
    <rect x="580" y="400" width="120" height="130" rx="50" fill="${skin}"/>
    <ellipse cx="640" cy="300" rx="135" ry="170" fill="${skin}"/>
    <path d="M500 260c20-120 90-150 140-150s125 30 140 150c-60-20-90-60-110-90-30 50-90 80-170 90z" fill="${hair}"/>
    <g fill="#3a2a24"><circle cx="590" cy="305" r="11"/><circle cx="690" cy="305" r="11"/></g>
    <path d="M592 378q48 46 96 0" fill="none" stroke="#8c3f37" stroke-width="9" stroke-linecap="round"/>
  </svg>`)
  const picture = await page.screenshot({ type: 'jpeg', quality: 90 })
  await studio.close()
  const path = join(studios, `${name}.mjpeg`)
  writeFileSync(path, Buffer.concat(Array.from({ length: 10 }, () => picture)))
  return `--use-file-for-fake-video-capture=${path}`
}

const studios = mkdtempSync(join(tmpdir(), 'mismatch-pictures-'))
const mika = await launch(
  await film('mika', { wall: ['#9db8c9', '#53707f'], skin: '#c98d68', hair: '#2b211d', shirt: '#e9e2d3' }),
)
const lena = await launch(
  await film('lena', { wall: ['#f3d9b8', '#b7835c'], skin: '#f0c5a3', hair: '#7a3f25', shirt: '#4e7d74' }),
)

const client = (page, expression) => page.evaluate(`document.querySelector('mismatch-chat').${expression}`)
const untilState = (page, state) =>
  page.waitForFunction(
    (wanted) => document.querySelector('mismatch-chat').client.state === wanted,
    { polling: 50 },
    state,
  )

async function open(browser, { theme, size, attributes = {} }) {
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
      const page = await open(mika, { theme, size, attributes: { name: 'Mika' } })
      await shoot(page, '1-idle')
      await client(page, 'client.prepare()')
      await shoot(page, '2-preview')
      await client(page, 'start()')
      await untilState(page, 'waiting')
      await shoot(page, '3-waiting')
      const other = await open(lena, { theme, size: sizes.desktop, attributes: { name: 'Lena' } })
      await client(other, 'start()')
      await Promise.all([untilState(page, 'connected'), untilState(other, 'connected')])
      await client(other, "client.session.sendMessage('Hi! Where are you?')")
      await page.waitForFunction(() => document.querySelector('mismatch-chat').client.session.messages.length === 1)
      await client(page, "client.session.sendMessage('Lisbon, by the river. And you?')")
      await client(other, "client.session.sendMessage('Up north, it is snowing here')")
      await client(other, 'client.session.setTyping(true)')
      await shoot(page, '4-call')
      const chat = await page.$('mismatch-chat >>> button[aria-label^="Open chat"]')
      if (chat !== null && (await chat.isVisible())) {
        await chat.click()
        await shoot(page, '5-chat')
        await page.keyboard.press('Escape')
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
      await page.evaluate(() => {
        const element = document.querySelector('mismatch-chat')
        element.media = 'text'
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('busy', 'NotReadableError'))
      })
      await client(other, "start({ media: 'text' })")
      await client(page, 'start()')
      await shoot(page, '10-text-waiting')
      await client(page, 'stop()')
      await client(page, "start({ media: 'video' }).catch(() => {})")
      await shoot(page, '11-camera-busy')
      await page.browserContext().close()
      await other.browserContext().close()
      console.log(`${name} ${theme}`)
    }
  }
} finally {
  await Promise.all([mika.close(), lena.close()])
  server.kill()
  rmSync(studios, { recursive: true })
}
