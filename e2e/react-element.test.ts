import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser } from 'puppeteer-core'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from './support/browser.ts'
import { Person } from './support/person.ts'
import { ServerProcess } from './support/server.ts'
import { Site } from './support/site.ts'

// `@mismatch/widget/react` in an app of a bundler, under StrictMode, with the oldest React that it is for and today's.

const app = (server: string) => `
  import { createElement as h, StrictMode, useState } from 'react'
  import { createRoot } from 'react-dom/client'
  import { MatchClient } from '@mismatch/sdk'
  import { MismatchChat } from '@mismatch/widget/react'

  window.heard = []
  window.clients = []
  // React calls it for the first time when the element is in the page and has no properties yet.
  const inPage = (chat) => (window.firstClient ??= [chat.client])
  const hear = (event) => window.heard.push(event.type)
  const createClient = (options) => {
    const client = new MatchClient(options)
    window.clients.push({ url: options.url, client })
    return client
  }

  function Page() {
    const [shown, show] = useState(true)
    const [profile, introduce] = useState({ name: 'Anna' })
    return h('main', null,
      h('button', { onClick: () => show(!shown) }, 'Show or hide'),
      h('button', { onClick: () => introduce(undefined) }, 'Forget me'),
      shown && h(MismatchChat, {
        server: ${JSON.stringify(server)}, profile, createClient, ref: inPage, className: 'wide',
        onState: hear, onWaiting: hear, onPaired: hear, onConnected: hear, onPeerLeft: hear, onMessage: hear,
      }, h('p', { slot: 'rules' }, 'Be kind.')),
    )
  }
  createRoot(document.getElementById('root')).render(h(StrictMode, null, h(Page)))
`

declare global {
  interface Window {
    heard: string[]
    firstClient: unknown[]
    clients: { readonly url: string; readonly client: { readonly state: string } }[]
  }
}

/** The folder of React or of its DOM, as a package of this repository gets it. */
const folderOf = (name: string, owner: string) =>
  dirname(createRequire(new URL(owner, import.meta.url)).resolve(`${name}/package.json`))

/** One script of the app, as a site would ship it. */
async function bundle(source: string, owner: string): Promise<string> {
  const entry = fileURLToPath(new URL('app.js', import.meta.url))
  const made = (await build({
    configFile: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'app',
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? source : undefined),
      },
    ],
    resolve: { alias: Object.fromEntries(['react', 'react-dom'].map((name) => [name, folderOf(name, owner)])) },
    build: { write: false, rolldownOptions: { input: entry, output: { codeSplitting: false } } },
  })) as Rolldown.RolldownOutput
  return made.output.map((each) => (each.type === 'chunk' ? each.code : '')).join('')
}

describe.each([
  ['18', '../packages/widget/'],
  ['19', '../examples/react/'],
])('React %s', (version, owner) => {
  let server: ServerProcess
  let site: Site
  let browser: Browser
  beforeAll(async () => {
    server = await ServerProcess.start('--rematch-cooldown-ms', '0')
    expect(createRequire(import.meta.url)(join(folderOf('react', owner), 'package.json'))).toMatchObject({
      version: expect.stringMatching(`^${version}\\.`) as string,
    })
    const script = await bundle(app(server.url), owner)
    site = await Site.serve(({ pathname }) =>
      pathname === '/app.js' ?
        { html: script, headers: { 'content-type': 'text/javascript' } }
      : {
          html: `<!doctype html><html lang="en"><title>React</title><link rel="icon" href="data:,"><div id="root"></div>
            <script type="module" src="/app.js"></script></html>`,
        },
    )
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    site.close()
    await server.stop()
  })

  it('[widget] under StrictMode two meet and talk by the component, and its props hear it', async () => {
    const anna = await Person.open(browser, site.url)
    await anna.press('Find')
    await anna.press('I am 18 or older and agree to this')
    await anna.untilState('waiting')
    const bert = await Person.find(browser, site.url)
    await Promise.all([anna.untilState('connected'), bert.untilState('connected')])
    await bert.seesAndHears(10)
    await bert.sees('Anna')
    await anna.say('Good day')
    await bert.sees('Good day')
    const heard = await anna.page.evaluate(() => [...new Set(window.heard)])
    const types = ['state', 'waiting', 'paired', 'connected', 'message'].map((type) => `mismatch-${type}`)
    expect(heard.sort()).toEqual(types.sort())
    // One element is one client, made when its props were there.
    expect(await anna.page.evaluate(() => window.firstClient)).toEqual([null])
    expect(await anna.page.evaluate(() => window.clients.map(({ url }) => url))).toEqual([server.url])

    await anna.press('Show or hide')
    await bert.sees('They left')
    await expect.poll(() => anna.liveTracks()).toBe(0)
    await expect.poll(async () => (await server.stats()).online).toBe(1)
    expect(await anna.openConnections()).toBe(0)

    await anna.press('Show or hide')
    await anna.press('Forget me')
    await anna.press('Find')
    await Promise.all([anna.untilState('connected'), bert.untilState('connected')])
    await anna.seesAndHears(10)
    await bert.sees('Stranger')
    const clients = await anna.page.evaluate(() => window.clients.map(({ client }) => client.state))
    expect(clients).toEqual(['ended', 'connected'])
    expect((await server.stats()).online).toBe(2)
    expect([...anna.complaints, ...bert.complaints]).toEqual([])
    await Promise.all([anna.page.close(), bert.page.close()])
  })
})
