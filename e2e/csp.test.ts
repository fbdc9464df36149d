import { fileURLToPath } from 'node:url'
import type { Browser } from 'puppeteer-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'
import { Site } from './support/site.ts'

// A German site with the strictest policy that docs/guide/embed.md knows, and the script of a Mismatch server elsewhere.

declare global {
  interface Window {
    violations: string[]
  }
}

const NONCE = 'bm9ib2R5IGd1ZXNzZXM'

const picture = { path: fileURLToPath(new URL('../docs/pictures/call.png', import.meta.url)), width: 1280 }
/** What is drawn of one before somebody wants to see it. */
const blurWidth = 16

let server: ServerProcess
let browser: Browser
let site: Site

/** Directive by directive, what a site needs. */
const needed = (): Record<string, string> => ({
  'script-src': `'nonce-${NONCE}' 'strict-dynamic'`,
  'connect-src': `${server.url} ${server.wsUrl}`,
  'trusted-types': 'lit-html',
  'img-src': 'blob:',
})

beforeAll(async () => {
  browser = await launchBrowser()
  site = await Site.serve(({ pathname, searchParams }) => {
    const directives = { ...needed() }
    const without = searchParams.get('without')
    if (without !== null) directives[without] = "'none'"
    const policy = Object.entries(directives).map((directive) => directive.join(' '))
    return {
      headers: {
        'content-security-policy': [
          "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
          ...policy,
        ].join('; '),
      },
      html: `<!doctype html><html lang="de"><title>Streng</title>
        <script nonce="${NONCE}" src="${server.url}${pathname}" defer></script>
        <mismatch-chat></mismatch-chat></html>`,
    }
  })
})
afterAll(async () => {
  await browser.close()
  site.close()
})

const people: Person[] = []
// What one test reports is nothing to the next.
beforeEach(async () => {
  server = await ServerProcess.start('--rematch-cooldown-ms', '0')
})
afterEach(async () => {
  await Promise.all(people.splice(0).map((person) => person.page.close()))
  await server.stop()
})

async function open(path: string): Promise<Person> {
  const person = await Person.open(browser, `${site.url}/${path}`, keepViolations)
  people.push(person)
  return person
}

/** Runs in the page, ahead of its own scripts. */
function keepViolations(): void {
  window.violations = []
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    window.violations.push(`${effectiveDirective} ${blockedURI}`)
  })
}

/** By the paper clip of the one chat; in the other it is taken. */
async function sendPicture(from: Person, to: Person): Promise<void> {
  const [chooser] = await Promise.all([from.page.waitForFileChooser(), from.press('Bild oder Datei senden')])
  await chooser.accept([picture.path])
  await to.press('Annehmen')
}

/** How wide the pictures are that the chat draws here. */
function picturesOf({ page }: Person): Promise<number[]> {
  return page.evaluate(() => {
    const panel = window.chat().shadowRoot?.querySelector('mismatch-chat-panel')?.shadowRoot
    return [...(panel?.querySelectorAll('img') ?? [])].map(({ naturalWidth }) => naturalWidth).filter(Boolean)
  })
}

const violations = (person: Person) => person.page.evaluate(() => window.violations)

it.each(['mismatch-chat.js', 'mismatch-chat.all.js'])(
  '[widget] %s violates nothing of a strict policy, from the first word to the report',
  async (script) => {
    const [anna, bert] = [await open(script), await open(script)]
    for (const person of people) await person.press('Suchen')
    await Promise.all(people.map((person) => person.untilState('connected')))
    await Promise.all(people.map((person) => person.seesFrames(10)))
    // Where the chat has no place beside the stage.
    await anna.page.setViewport({ width: 390, height: 760 })
    await anna.press('Chat öffnen')
    await bert.say('Guten Tag')
    await anna.sees('Guten Tag')
    await anna.press('Chat schließen')
    await anna.page.setViewport({ width: 1024, height: 720 })
    await sendPicture(anna, bert)
    await anna.sees('Gesendet')
    await expect.poll(() => picturesOf(anna)).toEqual([picture.width])
    await expect.poll(() => picturesOf(bert)).toEqual([blurWidth])
    await bert.press('Bild zeigen')
    await expect.poll(() => picturesOf(bert)).toEqual([picture.width])
    const session = await anna.sessionId()
    await anna.press('Nächste Person')
    await Promise.all(people.map((person) => person.untilNewCall(session)))
    await anna.press('Unbekannt melden')
    await anna.press('Spam oder Werbung', 'radio')
    await anna.press('Meldung senden')
    await anna.sees('Danke für die Meldung.')
    for (const person of people) expect([await violations(person), person.complaints]).toEqual([[], []])
  },
)

it.each(['script-src', 'connect-src', 'trusted-types'])('[widget] a strict policy needs its %s', async (directive) => {
  const person = await open(`mismatch-chat.js?without=${directive}`)
  await expect.poll(async () => (await violations(person)).join()).toContain(directive)
})

it('[widget] a strict policy needs its img-src, and for pictures in the chat alone', async () => {
  const [anna, bert] = [await open('mismatch-chat.js?without=img-src'), await open('mismatch-chat.js?without=img-src')]
  for (const person of people) await person.press('Suchen')
  await Promise.all(people.map((person) => person.untilState('connected')))
  await Promise.all(people.map((person) => person.seesFrames(10)))
  for (const person of people) expect(await violations(person)).toEqual([])
  await sendPicture(anna, bert)
  await bert.press('Bild zeigen')
  for (const person of people) {
    await expect.poll(() => violations(person)).toContain('img-src blob')
    expect(await picturesOf(person)).toEqual([])
  }
})
