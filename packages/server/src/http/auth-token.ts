import { limits } from '@mismatch/protocol'
import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as v from 'valibot'
import { ANONYMOUS_LIFE_S, type AnonymousTokens } from '../auth/anonymous-tokens.ts'
import type { OnChallenge } from '../auth/challenge.ts'
import { withinTime } from '../auth/within-time.ts'
import type { Clock } from '../clock.ts'
import { loggedError, type Log } from '../observability/log.ts'
import type { Meters } from '../observability/meters.ts'
import type { AddressLimits } from '../safety/address-limits.ts'
import {
  answered,
  bearerToken,
  pagePost,
  refused,
  tooMany,
  type Ctx,
  type Env,
  type PageSettings,
  type Refused,
} from './page-post.ts'

export interface AuthTokenParts {
  readonly settings: PageSettings & { readonly auth: 'open' | 'token' }
  /** Null where strangers get none. */
  readonly tokens: AnonymousTokens | null
  readonly onChallenge: OnChallenge | undefined
  readonly hashDevice: (deviceId: string) => string
  readonly limits: AddressLimits
  readonly clock: Clock
  readonly log: Log
  readonly meters: Pick<Meters, 'limited'>
}

const PATH = '/auth/token'
/** Twice what the answer to a captcha and a device id take at their longest, which are written in plain letters. */
const BODY_BYTES = 8_192
/** The answers of the captchas in use have up to 2,048 characters. */
const CHALLENGE = 4_096

const bodySchema = v.object({
  device_id: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.deviceId))),
  challenge: v.optional(v.pipe(v.string(), v.maxLength(CHALLENGE))),
})

/** `POST /auth/token`: tokens for strangers without a login; who comes with theirs gets another for the same one (section HTTP). */
export function authTokenRoute(app: Hono<Env>, parts: AuthTokenParts): void {
  const { settings, tokens, hashDevice } = parts
  app.post(
    PATH,
    bodyLimit({
      maxSize: BODY_BYTES,
      onError: (c: Ctx) => refused(c, 413, 'too_long', `At most ${String(BODY_BYTES)} bytes are read.`),
    }),
  )
  pagePost(app, PATH, settings, async (c, address) => {
    if (settings.auth === 'open') {
      return refused(
        c,
        404,
        'not_found',
        'This server gives out no tokens, and asks for none of its own (option auth).',
      )
    }
    if (tokens === null) {
      return refused(c, 403, 'forbidden', 'This server lets in only who has a login (option anonymous).')
    }
    const body = readBody(await c.req.text())
    if (!body.ok) return refused(c, 400, 'bad_request', body.fault)
    const { device_id: deviceId, challenge } = body
    const device = deviceId === undefined ? undefined : hashDevice(deviceId)

    const before = bearerToken(c)
    const renewed = before === undefined ? null : await tokens.renew(before, device)
    if (renewed !== null) return given(c, renewed)
    const pass = await parts.limits.token(address)
    if (!pass.ok) {
      parts.meters.limited('addressTokensPerMinute')
      return tooMany(c, 'tokens', 'address-tokens-per-minute', pass.retryAfterMs)
    }
    const refusal = await refusalOf(parts, { challenge, deviceId, address })
    return refusal === null ? given(c, await tokens.issue(device)) : refused(c, ...refusal)
  })
}

function given(c: Ctx, access_token: string): Response {
  return answered(c, { access_token, token_type: 'Bearer', expires_in: ANONYMOUS_LIFE_S })
}

type Body = ({ readonly ok: true } & v.InferOutput<typeof bodySchema>) | { readonly ok: false; readonly fault: string }

/** No body at all asks for a token without more. */
function readBody(text: string): Body {
  let content: unknown
  try {
    content = text === '' ? {} : JSON.parse(text)
  } catch {
    content = undefined
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return { ok: false, fault: 'The body must be a JSON object: {"device_id": "…", "challenge": "…"}, or nothing.' }
  }
  const read = v.safeParse(bodySchema, content)
  if (read.success) return { ok: true, ...read.output }
  const [issue] = read.issues
  return { ok: false, fault: `${v.getDotPath(issue) ?? 'body'}: ${issue.message}` }
}

type Refusal = readonly [status: Refused, error: string, message: string]

/** What the program around says to them, if it asks for a challenge. */
async function refusalOf(
  { onChallenge, clock, log }: AuthTokenParts,
  challenge: Parameters<OnChallenge>[0],
): Promise<Refusal | null> {
  if (onChallenge === undefined) return null
  const failed: Refusal = [403, 'challenge_failed', 'The challenge is missing or was not passed.']
  try {
    const answer = await withinTime(Promise.resolve(challenge).then(onChallenge), clock)
    if (answer === 'late') return [503, 'unavailable', 'The challenge could not be looked at in time; try again.']
    // A hook that forgets to answer must not let everybody in, nor leave its author without a word.
    if (typeof answer !== 'boolean') throw new TypeError('onChallenge gave neither true nor false')
    return answer ? null : failed
  } catch (thrown) {
    log('error', 'challenge failed', { error: loggedError(thrown) })
    return failed
  }
}
