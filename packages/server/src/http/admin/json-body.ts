import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { AdminCtx, AdminEnv } from './admin-env.ts'

const BODY_BYTES = 8_192

/** Lets through what says it is JSON and is not too long. */
export const jsonOnly: readonly [MiddlewareHandler<AdminEnv>, MiddlewareHandler<AdminEnv>] = [
  bodyLimit({
    maxSize: BODY_BYTES,
    onError: (c) => c.json({ error: 'too_large', message: `The body may have ${String(BODY_BYTES)} bytes.` }, 413),
  }),
  async (c, next) => {
    const type = c.req.header('Content-Type') ?? ''
    if (/^application\/json *(;|$)/i.test(type)) return next()
    return c.json({ error: 'unsupported_media_type', message: 'Send JSON: Content-Type: application/json.' }, 415)
  },
]

/** undefined if it is no JSON. */
export async function bodyOf(c: AdminCtx): Promise<unknown> {
  const text = await c.req.text()
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
