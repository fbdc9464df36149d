import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, it, onTestFinished } from 'vitest'
import { noMeters } from '../observability/meters.ts'
import { IceDesk } from '../ice/ice-desk.ts'
import { AddressLimits } from '../safety/address-limits.ts'
import { FakeClock } from '../testing/fake-clock.ts'
import { createApp } from './app.ts'
import { createWidgetFiles } from './widget-file.ts'

it('[HTTP] the widget file is served to every origin, with a tag by which it is not sent twice', async () => {
  const app = appWith(builtFile('let a = 1'))
  const response = await app.request('/mismatch-chat.js')
  expect(await response.text()).toBe('let a = 1')
  expect(response.headers.get('content-type')).toMatch(/^text\/javascript/)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  const etag = response.headers.get('etag') ?? ''
  expect((await app.request('/mismatch-chat.js', { headers: { 'If-None-Match': `W/${etag}` } })).status).toBe(304)
})

it.each(['mismatch-chat.all.js', 'mismatch-chat.talk.0a1b2c3d.js', 'mismatch-chat.ask-for-token.zzzzzzzz.js'])(
  '[HTTP] %s is served under the same rules',
  async (name) => {
    const response = await appWith(builtFile('let b = 1', name)).request(`/${name}`)
    expect(await response.text()).toBe('let b = 1')
    expect(response.headers.get('content-type')).toMatch(/^text\/javascript/)
    // A page of another origin imports it: as a module, so not without this.
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    expect(response.headers.has('etag')).toBe(true)
  },
)

it('[HTTP] a file whose name carries its hash is kept for ever, one that stays by its name is asked for again', async () => {
  const cacheOf = async (name: string) =>
    (await appWith(builtFile('', name)).request(`/${name}`)).headers.get('cache-control')
  expect(await cacheOf('mismatch-chat.talk.0a1b2c3d.js')).toBe('public, max-age=31536000, immutable')
  for (const name of ['mismatch-chat.js', 'mismatch-chat.all.js']) expect(await cacheOf(name)).toBe('no-cache')
})

it.each([
  ['br', 'gzip, deflate, br, zstd', brotliDecompressSync],
  ['gzip', 'gzip, deflate', gunzipSync],
  ['gzip', 'br;q=0, *', gunzipSync],
] as const)(
  '[HTTP] a script comes as %s to who says "%s", with a tag of its own',
  async (encoding, accepted, decode) => {
    const script = 'let a = 1;'.repeat(1_000)
    const app = appWith(builtFile(script))
    const ask = (headers: Record<string, string>) => app.request('/mismatch-chat.js', { headers })
    const plain = await ask({})
    expect([plain.headers.has('content-encoding'), plain.headers.get('vary')]).toEqual([false, 'Accept-Encoding'])
    const packed = await ask({ 'Accept-Encoding': accepted })
    expect([packed.headers.get('content-encoding'), packed.headers.get('vary')]).toEqual([encoding, 'Accept-Encoding'])
    const bytes = Buffer.from(await packed.arrayBuffer())
    expect(decode(bytes).toString()).toBe(script)
    expect(bytes.length).toBeLessThan(100)
    const etag = packed.headers.get('etag') ?? ''
    expect(etag).not.toBe(plain.headers.get('etag'))
    const again = await ask({ 'Accept-Encoding': accepted, 'If-None-Match': etag })
    expect([again.status, again.headers.get('etag'), again.headers.get('vary')]).toEqual([304, etag, 'Accept-Encoding'])
    expect(again.headers.has('content-encoding')).toBe(false)
    expect((await ask({ 'If-None-Match': etag })).status).toBe(200)
  },
)

it.each([undefined, '', 'identity', 'br;q=0, gzip;q=0.000', '*;q=0', 'zstd'])(
  '[HTTP] to who says "%s" of encodings a script comes as it is',
  async (accepted) => {
    const headers: Record<string, string> = accepted === undefined ? {} : { 'Accept-Encoding': accepted }
    const response = await appWith(builtFile('let a = 1')).request('/mismatch-chat.js', { headers })
    expect([response.headers.get('content-encoding'), await response.text()]).toEqual([null, 'let a = 1'])
  },
)

it('[HTTP] a chunk of another build is not there, and nobody keeps that answer', async () => {
  const response = await appWith(builtFile('')).request('/mismatch-chat.talk.0a1b2c3d.js')
  expect(response.status).toBe(404)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  expect(await response.text()).toContain('reload the page')
})

it('[HTTP] nothing else of the folder is served', async () => {
  const others = ['index.js', 'integrity.json', 'mismatch-chat.js.map', 'xmismatch-chat.js', 'mismatch-chat.talk.js']
  const notQuite = ['talk.0a1b2c3', 'talk.0a1b2c3d4', 'talk.0A1B2C3D', 'TALK.0a1b2c3d', '.0a1b2c3d', 'talk.0a1b2c3d.js']
  for (const name of [...others, ...notQuite.map((each) => `mismatch-chat.${each}.js`)]) {
    const app = appWith(builtFile('let c = 1', name))
    for (const path of [`/${name}`, `/..%2f${name}`, `/%2e/${name}`]) expect((await app.request(path)).status).toBe(404)
  }
})

it('[HTTP] a new build is served without a restart', async () => {
  const path = builtFile('let a = 1')
  const app = appWith(path)
  const before = (await app.request('/mismatch-chat.js')).headers.get('etag')
  writeFileSync(path, 'let a = 2')
  utimesSync(path, 1, 1)
  const after = await app.request('/mismatch-chat.js')
  expect(await after.text()).toBe('let a = 2')
  expect(after.headers.get('etag')).not.toBe(before)
})

it('[HTTP] without a built widget both the file and the page say what to do', async () => {
  const app = appWith(null)
  for (const path of ['/mismatch-chat.js', '/']) {
    const response = await app.request(path)
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('npm run build')
  }
})

it('[HTTP] the demo page shows the element, and its policy allows its own style and script only', async () => {
  const response = await appWith(builtFile('')).request('/')
  const html = await response.text()
  expect(html).toContain('<mismatch-chat>')
  expect(html).not.toMatch(/<script(?![^>]*src=)/)
  const policy = response.headers.get('content-security-policy') ?? ''
  expect(policy).toMatch(/default-src 'none'; script-src 'self'; style-src 'self' 'sha256-/)
  expect(policy).not.toContain('unsafe')
  expect(response.headers.get('permissions-policy')).toContain('camera=(self)')
})

it('[playground] the page has a panel for what the manifest beside the element names, and its script', async () => {
  const widget = builtFile('')
  const declarations = [{ tagName: 'mismatch-chat', attributes: [{ name: 'glow', type: { text: 'boolean' } }] }]
  writeFileSync(join(dirname(widget), 'custom-elements.json'), JSON.stringify({ modules: [{ declarations }] }))
  const app = appWith(widget, undefined, builtFile('let d = 1', 'mismatch-playground.js'))
  const html = await (await app.request('/')).text()
  expect(html).toContain('name="glow"')
  expect(html).toContain('src="/playground.js"')
  expect(html).not.toMatch(/<script(?![^>]*src=)/)
  const script = await app.request('/playground.js')
  expect([script.status, await script.text()]).toEqual([200, 'let d = 1'])
  expect(script.headers.get('content-type')).toMatch(/^text\/javascript/)
  expect(script.headers.get('cache-control')).toBe('no-cache')
})

it('[playground] without its script, as in a bundle of somebody else, the page is the element alone', async () => {
  const app = appWith(builtFile(''))
  expect(await (await app.request('/')).text()).not.toMatch(/id="playground"|playground\.js/)
  expect((await app.request('/playground.js')).status).toBe(404)
})

it('[HTTP] a fault of the server is answered as JSON, without its words', async () => {
  const app = appWith(null, () => Promise.reject(new Error('the password is swordfish')))
  const response = await app.request('/api/stats')
  expect(response.status).toBe(500)
  expect(await response.text()).not.toContain('swordfish')
})

function appWith(
  path: string | null,
  stats = () => Promise.reject(new Error('not asked for')),
  own: string | null = null,
) {
  const none = { addressConnectsPerMinute: 0, addressConnections: 0 }
  const limits = new AddressLimits({ ...none, addressTokensPerMinute: 0, addressRequestsPerMinute: 0 })
  const settings = {
    path: '/ws',
    trustedProxies: 0,
    allowedOrigins: [],
    auth: 'open' as const,
    pools: [],
    rematchCooldownMs: 0,
  }
  const clock = new FakeClock()
  const ice = new IceDesk({ stunUrls: [], turnUrls: [], turnSecret: '', turnTtlMs: 0, addressIcePerMinute: 0 }, clock)
  const strangers = { tokens: null, onChallenge: undefined, hashDevice: String }
  const people = { ice, clock, authenticate: () => null, ...strangers }
  const parts = {
    version: '1.2.3',
    settings,
    limits,
    stats,
    meters: noMeters,
    metrics: null,
    isStrict: false,
    log: () => undefined,
    ...people,
  }
  const app = createApp({
    ...parts,
    widget: createWidgetFiles(path === null ? null : dirname(path)),
    own: createWidgetFiles(own === null ? null : dirname(own)),
    isReady: () => true,
  })
  const incoming = { headers: {}, socket: { remoteAddress: '127.0.0.1' } }
  return { request: (path: string, init?: RequestInit) => app.request(path, init, { incoming }) }
}

function builtFile(content: string, name = 'mismatch-chat.js'): string {
  const folder = mkdtempSync(join(tmpdir(), 'mismatch-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
