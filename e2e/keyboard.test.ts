import { setTimeout } from 'node:timers/promises'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { Keys, TELLS_NAMES } from './support/keys.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'
import { SLOW_CAMERA } from './support/slow-camera.ts'
import { Site } from './support/site.ts'

// Anna has no mouse. The chat opens and closes at the width that her site gives the element.

let server: ServerProcess
let site: Site
let browsers: Browser[]

beforeAll(async () => {
  server = await ServerProcess.start('--rematch-cooldown-ms', '0')
  site = await Site.serve(() => ({
    html: `<!doctype html><html lang="en"><title>Tea</title><link rel="icon" href="data:,">
      <script src="${server.url}/mismatch-chat.js" defer></script>
      <a href="#">Tea</a>
      <mismatch-chat ask="name" style="inline-size: 840px"><ul slot="rules"><li>Be kind.</li></ul></mismatch-chat>
      <a href="#">About us</a></html>`,
  }))
  browsers = await Promise.all([
    launchBrowser('granted', [SLOW_CAMERA, TELLS_NAMES]),
    launchBrowser('granted', [SLOW_CAMERA]),
  ])
})
afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()))
  site.close()
  await server.stop()
})

it('[keys] one who has a keyboard alone finds somebody, writes, looks at all there is, goes on, reports and leaves', async () => {
  const anna = await Person.open(browsers[0]!, site.url)
  await anna.page.setViewport({ width: 860, height: 720 })
  const keys = new Keys(anna.page)
  await anna.sees('Meet someone new')
  expect(await keys.press('Tab')).toBe('link Tea')
  expect(await keys.go('Tab', 'button Find')).toEqual(['button Check camera', 'button More'])

  await keys.press('Enter')
  await anna.sees('Before you begin')
  expect(await keys.says()).toBe('group Rules of this site')
  expect(await keys.round()).toEqual([
    'button Not now',
    'button I am 18 or older and agree to this',
    'group Rules of this site',
  ])
  await keys.go('Shift+Tab', 'button I am 18 or older and agree to this')
  await keys.press('Enter')
  await anna.sees('Who are you?')
  expect(await keys.says()).toBe('textbox Name')
  expect(await keys.round()).toEqual(['button Cancel', 'button Find', 'textbox Name'])
  await anna.page.keyboard.type('Anna')
  await keys.press('Enter')
  await anna.untilState('waiting')
  expect(await keys.says()).toBe('button Cancel')

  const bert = await Person.open(browsers[1]!, server.url)
  await bert.page.setViewport({ width: 320, height: 480 })
  await bert.page.evaluate(() => window.chat().setAttribute('name', 'Bert'))
  await bert.press('Find')
  await Promise.all([anna.untilState('connected'), bert.untilState('connected')])
  await bert.sees('Anna')
  expect(await keys.says()).toBe('button Next')

  expect(await keys.press('c')).toBe('textbox Write to Bert')
  await anna.page.keyboard.type('good evening')
  expect(await keys.press('Enter')).toBe('textbox Write to Bert')
  await bert.sees('good evening')
  await bert.say('hello')
  await anna.sees('hello')
  expect(await keys.press('Shift+Tab')).toBe('button Emoji')
  expect(await keys.press('Shift+Tab')).toBe('article Bert: hello')
  expect(await keys.press('ArrowUp')).toBe('article You: good evening')
  expect(await keys.press('Escape')).toBe('button Next')

  // How good the connection is, is known after a while only.
  await expect
    .poll(() => anna.page.$('mismatch-chat >>> mismatch-signs >>> button'), { timeout: 20_000 })
    .not.toBeNull()
  const bar = await keys.go('Shift+Tab', 'link Tea')
  expect(bar.map((one) => one.replace(/^button Connection: .*/, 'button Connection'))).toEqual([
    'button Stop',
    'button More',
    'button Open chat',
    'button Turn camera off',
    'button Turn microphone off',
    'button Report Bert',
    'button Connection',
    'group Your own picture. Arrow keys move it.',
  ])
  await keys.go('Tab', 'button More')
  await keys.press('Enter')
  await anna.sees('Camera and sound')
  expect(await keys.says()).toBe('menuitem 👍')
  expect(await keys.press('Escape')).toBe('button More')
  await keys.press('Enter')
  await keys.go('ArrowDown', 'menuitem Camera and sound')
  await keys.press('Enter')
  await anna.sees('Microphone level')
  expect(await keys.says()).toBe('button Done')
  expect(await keys.round()).toEqual([
    'combobox Camera',
    'combobox Microphone',
    'combobox Speaker',
    'button Play a sound',
    'button Done',
  ])
  expect(await keys.press('Escape')).toBe('button More')

  await keys.press('h')
  await anna.sees('You covered the picture')
  expect(await keys.press('h')).toBe('button More')

  await keys.go('Shift+Tab', /^button Connection: /)
  await keys.press('Enter')
  await anna.sees('Round trip')
  expect(await keys.press('Escape')).toMatch(/^button Connection: /)

  const first = await anna.sessionId()
  await keys.press('Escape')
  await anna.untilNewCall(first)
  // What had it has gone with Bert's picture.
  expect(await keys.says()).toBe('button Next')
  expect(await keys.press('Shift+Tab')).toBe('button Stop')
  await keys.press('Enter')
  await anna.sees('You have stopped')
  expect(await keys.says()).toBe('button Find')

  await keys.press('Enter')
  await Promise.all([anna.untilState('connected'), bert.untilState('connected')])
  await keys.go('Shift+Tab', 'button Report Bert')
  await keys.press('Enter')
  await anna.sees('They are not told.')
  expect(await keys.says()).toBe('radio Nudity or sexual content')
  expect(await keys.press('ArrowDown')).toBe('radio Looks underage')
  expect(await keys.press('Tab')).toBe('textbox Anything to add? (optional)')
  await anna.page.keyboard.type('He sold tea')
  expect(await keys.round()).toEqual([
    'button Cancel',
    'button Send report',
    'radio Looks underage',
    'textbox Anything to add? (optional)',
  ])
  await keys.go('Tab', 'button Send report')
  await keys.press('Enter')
  await anna.sees('Thank you for the report')
  await anna.untilState('waiting')
  expect(await keys.says()).toBe('button Cancel')
  // In its first moment Cancel takes no press: it may have been meant for Next.
  await setTimeout(700)
  await keys.press('Enter')
  await anna.sees('You have stopped')
  expect(await keys.says()).toBe('button Find')
  expect(await keys.go('Tab', 'link About us')).toEqual([])
  expect([...anna.complaints, ...bert.complaints]).toEqual([])
}, 120_000)
