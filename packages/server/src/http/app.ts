import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { HttpBindings } from '@hono/node-server'
import { Hono, type Context as HonoContext, type MiddlewareHandler } from 'hono'
import type { BackendStats } from '../backend/backend.ts'
import { loggedError, type Log } from '../observability/log.ts'
import type { Meters } from '../observability/meters.ts'
import type { Playground } from '../playground/form.ts'
import type { AddressLimits } from '../safety/address-limits.ts'
import { createAdmin } from './admin/admin-routes.ts'
import type { AdminParts } from './admin/admin-env.ts'
import { authTokenRoute, type AuthTokenParts } from './auth-token.ts'
import { demoPage, demoPolicy, pageWithoutWidget } from './demo-page.ts'
import { encodingFor } from './encoding.ts'
import { FAVICON } from './favicon.ts'
import { iceServersRoute, type IceServersParts } from './ice-servers.ts'
import { requestAddress } from './request-address.ts'
import type { Scraped } from './metrics-host.ts'
import { setSecurityHeaders } from './security-headers.ts'
import { createWidgetFiles, isChunk, WIDGET_FILE, type BuiltFile, type WidgetFiles } from './widget-file.ts'

export interface AppParts extends IceServersParts, AuthTokenParts {
  readonly version: string
  readonly settings: AuthTokenParts['settings'] & {
    readonly path: string
    readonly pools: readonly unknown[]
    readonly rematchCooldownMs: number
  }
  readonly limits: AddressLimits
  readonly log: Log
  readonly meters: Meters
  /** What `/metrics` says; null: it is not among the pages. */
  readonly metrics: Scraped | null
  /** Whether it speaks TLS with a certificate that browsers take. */
  readonly isStrict: boolean
  readonly widget: WidgetFiles
  /** What was built for browsers beside the server itself. */
  readonly own?: WidgetFiles
  /** Without it, or without its token, there is no admin API. */
  readonly admin?: AdminParts
  /** Takes people: it listens and does not drain. */
  isReady(): boolean
  stats(): Promise<BackendStats>
}

type Env = { Bindings: HttpBindings }
type Ctx = HonoContext<Env>

const ANY_ORIGIN = { 'Access-Control-Allow-Origin': '*' }
const NOT_BUILT =
  'The widget is not built: run `npm run build` in the repository, or reinstall @mismatch/server with its dependencies.'
const OTHER_BUILD = 'This file is of another build of the widget: reload the page.'
/** Asked for each time, and mostly answered with 304: a script of an older build asks for chunks that are gone. */
const SCRIPT_CACHE = 'no-cache'
const CHUNK_CACHE = 'public, max-age=31536000, immutable'
const ICON_CACHE = 'public, max-age=86400'
/** Its name where it is built, which may be a folder that is not ours alone. */
const PLAYGROUND = 'mismatch-playground.js'

/** Everything that is answered over plain HTTP. */
export function createApp(parts: AppParts): Hono<Env> {
  const { version, settings, own = createWidgetFiles(dirname(fileURLToPath(import.meta.url))) } = parts
  const app = new Hono<Env>()

  app.use(async (c, next) => {
    await next()
    // Everything that somebody develops is called localhost, and most of it without TLS.
    const isLocal = /^localhost(:|$)/i.test(c.req.header('Host') ?? '')
    setSecurityHeaders(c.res.headers, parts.isStrict && !isLocal)
  })
  app.get('/health', (c) => c.text('OK'))
  app.get('/ready', (c) =>
    c.json({ server: 'mismatch', version }, parts.isReady() ? 200 : 503, {
      ...ANY_ORIGIN,
      'Cache-Control': 'no-store',
    }),
  )

  const { metrics } = parts
  if (metrics !== null) {
    app.get('/metrics', async (c) =>
      c.body(await metrics.text(), 200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' }),
    )
  }

  app.use(limited(parts))
  app.get('/api/stats', async (c) => {
    const { online, waiting, sessions, totalMatches } = await parts.stats()
    return c.json({ online, waiting, sessions, total_matches: totalMatches }, 200, { 'Cache-Control': 'no-store' })
  })
  iceServersRoute(app, parts)
  authTokenRoute(app, parts)
  if (parts.admin !== undefined && parts.admin.adminToken !== '') app.route('/', createAdmin(parts.admin))
  app.get(`/:file{${WIDGET_FILE}}`, async (c) => {
    const name = c.req.param('file')
    return widgetScript(c, isChunk(name), await parts.widget(name))
  })
  app.get('/playground.js', async (c) => widgetScript(c, false, await own(PLAYGROUND)))
  app.get('/', async (c) => {
    const page =
      (await parts.widget('mismatch-chat.js')) === null ?
        pageWithoutWidget(NOT_BUILT)
      : demoPage((await own(PLAYGROUND)) === null ? null : await playground(parts))
    return c.html(page.html, page.status, { ...demoPolicy(page), 'Cache-Control': 'no-cache' })
  })
  for (const path of ['/favicon.svg', '/favicon.ico']) {
    app.get(path, (c) => c.body(FAVICON, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': ICON_CACHE }))
  }
  app.get(settings.path, (c) =>
    c.text(
      'This is the WebSocket of a Mismatch server: connect with a WebSocket client, or open / in a browser.',
      426,
      {
        Upgrade: 'websocket',
        Connection: 'Upgrade',
      },
    ),
  )

  app.notFound((c) => c.json({ error: 'not_found', message: 'There is nothing at this address.' }, 404))
  app.onError((thrown, c) => {
    parts.log('error', 'request failed', { error: loggedError(thrown) })
    return c.json({ error: 'internal', message: 'The server failed on this request.' }, 500)
  })
  return app
}

async function playground({ widget, settings, admin }: AppParts): Promise<Playground> {
  const manifest = await widget('custom-elements.json')
  const { pools } = settings
  const { rematchCooldownMs } = admin?.policy.now ?? settings
  return { manifest: manifest?.body ?? null, hasOpenPools: pools.length === 0, rematchCooldownMs }
}

async function widgetScript(c: Ctx, isChunk: boolean, file: BuiltFile | null): Promise<Response> {
  if (file === null) {
    // Another server of the same address may have it, or this one after its update.
    return c.text(isChunk ? OTHER_BUILD : NOT_BUILT, 404, { ...ANY_ORIGIN, 'Cache-Control': 'no-store' })
  }
  const encoding = encodingFor(c.req.header('Accept-Encoding'))
  // Each encoding has its own: it names bytes, not what they mean.
  const etag = encoding === null ? `"${file.hash}"` : `"${file.hash}-${encoding}"`
  const headers = {
    ...ANY_ORIGIN,
    ETag: etag,
    Vary: 'Accept-Encoding',
    'Cache-Control': isChunk ? CHUNK_CACHE : SCRIPT_CACHE,
  }
  const known = c.req
    .header('If-None-Match')
    ?.split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
  if (known?.includes(etag) === true) return c.body(null, 304, headers)
  const typed = { ...headers, 'Content-Type': 'text/javascript; charset=utf-8' }
  if (encoding === null) return c.body(file.body, 200, typed)
  return c.body(new Uint8Array(await file.compressed(encoding)), 200, { ...typed, 'Content-Encoding': encoding })
}

/** Rule S4. */
function limited({ limits, meters, settings }: AppParts): MiddlewareHandler<Env> {
  return async (c, next) => {
    const pass = await limits.request(requestAddress(c.env.incoming, settings.trustedProxies))
    if (pass.ok) return next()
    meters.limited('addressRequestsPerMinute')
    const seconds = Math.ceil(pass.retryAfterMs / 1000)
    const message = `Too many requests from this address; come back in ${String(seconds)} s (option address-requests-per-minute).`
    return c.json({ error: 'rate_limited', message, retry_after_ms: pass.retryAfterMs }, 429, {
      ...ANY_ORIGIN,
      'Retry-After': String(seconds),
    })
  }
}
