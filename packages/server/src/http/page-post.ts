import type { HttpBindings } from '@hono/node-server'
import type { Context, Hono } from 'hono'
import { requestAddress } from './request-address.ts'

export interface PageSettings {
  readonly allowedOrigins: readonly string[]
  readonly trustedProxies: number
}

export type Env = { Bindings: HttpBindings }
export type Ctx = Context<Env>

export type Refused = 400 | 401 | 403 | 404 | 405 | 413 | 429 | 503

/** Cookies mean nothing here, so every page may read what it is answered; whether it may ask is looked at by its origin. */
const HEADERS = { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' }
const PREFLIGHT = {
  'Access-Control-Allow-Methods': 'POST',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type',
  'Access-Control-Max-Age': '600',
}

/**
 * Something that pages of every allowed origin may ask for by POST, and programs too.
 *
 * @param answer gets the network address of who asks
 */
export function pagePost(
  app: Hono<Env>,
  path: string,
  { allowedOrigins, trustedProxies }: PageSettings,
  answer: (c: Ctx, address: string) => Promise<Response>,
): void {
  app.options(path, (c) => c.body(null, 204, { ...HEADERS, ...PREFLIGHT }))
  app.post(path, async (c) => {
    if (allowedOrigins.length > 0 && !allowedOrigins.includes(c.req.header('Origin') ?? '')) {
      return refused(c, 403, 'forbidden', 'Pages of this origin may not ask this server (option allowed-origins).')
    }
    return answer(c, requestAddress(c.env.incoming, trustedProxies))
  })
  app.all(path, (c) => refused(c, 405, 'method_not_allowed', 'Ask by POST.', { headers: { Allow: 'POST, OPTIONS' } }))
}

export function answered(c: Ctx, body: object): Response {
  return c.json(body, 200, HEADERS)
}

export function refused(
  c: Ctx,
  status: Refused,
  error: string,
  message: string,
  more: { headers?: Readonly<Record<string, string>>; members?: object } = {},
): Response {
  return c.json({ error, message, ...more.members }, status, { ...HEADERS, ...more.headers })
}

/** Rule S4: this address has had its share. */
export function tooMany(c: Ctx, things: string, option: string, retryAfterMs: number): Response {
  const seconds = String(Math.ceil(retryAfterMs / 1_000))
  const message = `Too many ${things} for this address; come back in ${seconds} s (option ${option}).`
  const members = { retry_after_ms: retryAfterMs }
  return refused(c, 429, 'rate_limited', message, { headers: { 'Retry-After': seconds }, members })
}

/** The token that a request bears (RFC 6750). */
export function bearerToken(c: Ctx): string | undefined {
  return /^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1]
}
