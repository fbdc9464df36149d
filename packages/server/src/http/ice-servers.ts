import type { HttpBindings } from '@hono/node-server'
import type { Context, Hono } from 'hono'
import { isIdentity, type OnAuthenticate } from '../auth/authenticate.ts'
import type { Clock } from '../clock.ts'
import type { IceDesk } from '../ice/ice-desk.ts'
import { requestAddress } from './request-address.ts'

export interface IceServersParts {
  readonly settings: { readonly allowedOrigins: readonly string[]; readonly trustedProxies: number }
  readonly ice: IceDesk
  readonly clock: Clock
  /** Says who asks. */
  readonly authenticate: OnAuthenticate
}

type Env = { Bindings: HttpBindings }
type Ctx = Context<Env>

const PATH = '/api/ice-servers'
/** How long a login may take, in ms. */
const LOGIN_MS = 10_000
const HEADERS = { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' }
const PREFLIGHT = {
  'Access-Control-Allow-Methods': 'POST',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type',
  'Access-Control-Max-Age': '600',
}

/** `POST /api/ice-servers`: STUN and TURN servers for a program that wants them without a WebSocket, under the same limit (rule S4). */
export function iceServersRoute(app: Hono<Env>, { settings, ice, clock, authenticate }: IceServersParts): void {
  app.options(PATH, (c) => c.body(null, 204, { ...HEADERS, ...PREFLIGHT }))
  app.post(PATH, async (c) => {
    if (settings.allowedOrigins.length > 0 && !settings.allowedOrigins.includes(c.req.header('Origin') ?? '')) {
      return refused(c, 403, 'forbidden', 'Pages of this origin may not ask this server (option allowed-origins).')
    }
    const address = requestAddress(c.env.incoming, settings.trustedProxies)
    const token = /^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1]
    const login = Promise.resolve(authenticate({ token, deviceId: undefined, address }))
    const identity = await withinTime(login, clock)
    if (identity === 'late') return refused(c, 503, 'unavailable', 'The login took too long; try again.')
    if (!isIdentity(identity)) {
      return refused(c, 401, 'unauthorized', 'The bearer token is missing or wrong.', { 'WWW-Authenticate': 'Bearer' })
    }
    const issued = ice.issue(address, identity.userId)
    if (issued.isNew) return c.json(issued.servers, 200, HEADERS)
    const seconds = String(Math.ceil(issued.retryAfterMs / 1_000))
    const message = `Too many sets of servers for this address; come back in ${seconds} s (option address-ice-per-minute).`
    return refused(c, 429, 'rate_limited', message, { 'Retry-After': seconds })
  })
  app.all(PATH, (c) => refused(c, 405, 'method_not_allowed', 'Ask by POST.', { Allow: 'POST, OPTIONS' }))
}

function refused(
  c: Ctx,
  status: 401 | 403 | 405 | 429 | 503,
  error: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return c.json({ error, message }, status, { ...HEADERS, ...headers })
}

function withinTime<Answer>(answer: Promise<Answer>, clock: Clock): Promise<Answer | 'late'> {
  return new Promise((resolve, reject) => {
    const stop = clock.after(LOGIN_MS, () => {
      resolve('late')
    })
    answer.then(resolve, reject).finally(stop)
  })
}
