import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser, Page } from 'puppeteer-core'
import { publishedFolders } from '../scripts/packages.mjs'
import { launchBrowser } from './support/browser.ts'
import { Installed } from './support/packed.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'
import { aimedAt, snippet, snippetsOf } from './support/snippets.ts'

/** Every page that tells people what to write. */
const readmes = [
  'README.md',
  ...publishedFolders().map((folder) => `${folder}/README.md`),
  ...[
    'index',
    'guide/site',
    'guide/customise',
    'guide/trust',
    'guide/app',
    'guide/call',
    'guide/diagnose',
    'guide/server',
    'guide/login',
    'guide/hooks',
  ].map((page) => `docs/${page}.md`),
]

/** What the reader of a README's snippets has already: put before each, to compile and to run. */
const given: Record<string, string> = {
  'packages/protocol/README.md': `const socket = new WebSocket('ws://localhost:8080/ws', 'mismatch.v1')
    await new Promise((resolve) => (socket.onopen = resolve))\n`,
  'packages/sdk/README.md': `const video = document.querySelector('video')!
    const tapToHear = document.createElement('button')\n`,
  'packages/server/README.md': "const findUser = (token = '') => ({ userId: token || 'somebody' })\n",
}

/** The one snippet of this file that has `mark` in it, with what it takes as given. */
const program = (file: string, mark: string) => `${given[file] ?? ''}${snippet(file, 'ts', mark)}`

describe('the packages, installed from what npm would publish', () => {
  let installed: Installed
  let server: ServerProcess
  let browser: Browser
  const closers: (() => void)[] = []

  beforeAll(async () => {
    installed = Installed.make()
    const bin = join(installed.folder, 'node_modules/.bin/mismatch-server')
    server = await ServerProcess.run(bin, ['--port', '0', '--log-level', 'warn', '--stun-urls', 'none'])
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    for (const close of closers) close()
    await server.stop()
    installed.remove()
  })

  /** A site of another origin that answers every path with this page. */
  async function site(html: string): Promise<string> {
    const answer: RequestListener = (_, response) => response.setHeader('content-type', 'text/html').end(html)
    const http = createServer(answer)
    await new Promise<void>((resolve) => http.listen(0, 'localhost', resolve))
    closers.push(() => {
      http.closeAllConnections()
      http.close()
    })
    return `http://localhost:${String((http.address() as AddressInfo).port)}`
  }

  /** A page whose module is this; `said` is what it logs. */
  async function run(source: string, body: string): Promise<{ page: Page; said: string[]; faults: string[] }> {
    const script = await installed.bundle(source)
    const url = await site(`<!doctype html><meta charset="utf-8">${body}<script type="module">${script}</script>`)
    const page = await browser.newPage()
    const said: string[] = []
    const faults: string[] = []
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => faults.push(String(error)))
    await page.goto(url)
    return { page, said, faults }
  }

  it(
    '[packed] a strict program compiles with every TypeScript snippet of READMEs and guides',
    { timeout: 180_000 },
    () => {
      for (const file of readmes) {
        const snippets = snippetsOf(file).filter(({ language }) => language === 'ts')
        expect(snippets, file).not.toEqual([])
        snippets.forEach(({ text }, index) => {
          const name = `${file.replaceAll('/', '-')}-${String(index)}.ts`
          installed.write(`snippets/${name}`, `${given[file] ?? ''}${text}export {}\n`)
        })
      }
      expect(installed.compile('snippets', 'NodeNext')).toBe('')
      expect(installed.compile('snippets', 'Bundler')).toBe('')
    },
  )

  it('[packed] npx @mismatch/server serves health and the element, and leaves nothing behind', async () => {
    expect(snippet('packages/server/README.md', 'sh', 'npx')).toBe('npx @mismatch/server --port 8080\n')
    const args = ['--no-install', '@mismatch/server', '--port', '0', '--log-level', 'warn']
    // In a group of its own, which is what a terminal and a service manager signal.
    const npx = spawn('npx', args, { cwd: installed.folder, detached: true, stdio: ['ignore', 'pipe', 'ignore'] })
    let url = ''
    for await (const line of createInterface({ input: npx.stdout })) {
      url = /listens on (\S+)/.exec(line)?.[1] ?? ''
      if (url !== '') break
    }
    expect(await (await fetch(new URL('/health', url))).text()).toBe('OK')
    const element = await fetch(new URL('/mismatch-chat.js', url))
    expect([element.status, element.headers.get('content-type')]).toEqual([200, expect.stringContaining('javascript')])
    process.kill(-(npx.pid ?? 0), 'SIGTERM')
    // Its output closes when the last process that holds it has ended.
    await once(npx, 'close')
    await expect(fetch(new URL('/health', url))).rejects.toThrow()
  })

  it('[packed] the installed command ends with 0 on SIGTERM', async () => {
    const bin = join(installed.folder, 'node_modules/.bin/mismatch-server')
    const started = await ServerProcess.run(bin, ['--port', '0', '--log-level', 'warn'])
    expect(await started.stop()).toBe(0)
  })

  it('[packed] the Node snippet of the server runs, and goes down at SIGTERM', async () => {
    const text = program('packages/server/README.md', 'createMatchServer')
    expect(text).toContain('port: 8080')
    const anyPort = `${text.replace('port: 8080', 'port: 0')}console.log('listens on', url)`
    const started = await ServerProcess.run(process.execPath, [installed.write('server.mjs', anyPort)], {
      cwd: installed.folder,
    })
    expect(await (await fetch(`${started.url}/health`)).text()).toBe('OK')
    expect(await started.stop()).toBe(0)
  })

  it('[packed] the snippet of the protocol says Hello and is welcomed', async () => {
    const text = aimedAt(server.url, program('packages/protocol/README.md', 'decodeServerFrame'))
    const { page, said, faults } = await run(`${text}document.body.onclick = () => socket.close(1000)`, 'close')
    await expect.poll(() => said).toEqual(['Welcome'])
    await page.click('body')
    await expect.poll(() => said).toEqual(['Welcome', 'stop'])
    expect(faults).toEqual([])
  })

  it('[packed] with the snippet "In an app" two strangers see each other, and Next tells the other', async () => {
    const text = aimedAt(server.url, program('README.md', 'MatchClient'))
    const body = '<video autoplay muted playsinline></video><button id="next">Next</button>'
    const anna = await run(text, body)
    const bert = await run(text, body)
    for (const { page } of [anna, bert]) {
      const seesSomebody = () => (document.querySelector('video')?.videoWidth ?? 0) > 0
      // A page behind another has no animation frames to poll by.
      await page.waitForFunction(seesSomebody, { polling: 50 })
    }
    await anna.page.bringToFront()
    await anna.page.click('#next')
    await expect.poll(() => bert.said).toEqual(['They left: skipped'])
    await anna.page.close()
    await bert.page.close()
    expect([...anna.faults, ...bert.faults]).toEqual([])
  })

  it('[packed] the snippet of the SDK runs to its end', async () => {
    const text = aimedAt(server.url, program('packages/sdk/README.md', 'client.next()'))
    const { said, faults } = await run(`${text}console.log('ended as', client.state)`, '<video></video>')
    await expect.poll(() => said, { timeout: 10_000 }).toContain('ended as ended')
    expect(faults).toEqual([])
  })

  it.each(['README.md', 'packages/widget/README.md'])(
    '[packed] the script tag of %s brings two together',
    async (file) => {
      const url = await site(aimedAt(server.url, `<!doctype html>${snippet(file, 'html', '/mismatch-chat.js"')}`))
      const anna = await Person.find(browser, url)
      if (file !== 'README.md') await introduce(anna)
      await anna.untilState('waiting')
      // The same browser remembers: nothing is asked again.
      const bert = await Person.find(browser, url)
      await Promise.all([anna.untilState('connected'), bert.untilState('connected')])
      await Promise.all([anna.page.close(), bert.page.close()])
      expect([...anna.complaints, ...bert.complaints]).toEqual([])
    },
  )

  it("[packed] a bundler's import of the element defines it", async () => {
    const text = program('packages/widget/README.md', 'define.js')
    const { page, faults } = await run(text, `<mismatch-chat server="${server.url}"></mismatch-chat>`)
    await page.locator('::-p-aria([name="Find"][role="button"])').wait()
    expect(faults).toEqual([])
  })
})

/** Agrees to the rules of the page, and gives the name that its tag asks for. */
async function introduce(person: Person): Promise<void> {
  await person.press('I am 18 or older and agree to this')
  await person.sees('Who are you?')
  await person.page.keyboard.type('Anna')
  await person.page.keyboard.press('Enter')
}
