import { limits } from '@mismatch/protocol'
import { loginRefused, tooManyTokens, unreachable } from '../errors.ts'
import { besideSocket } from './beside-socket.ts'

export interface TokenRequest {
  readonly url: string
  readonly fetch: () => typeof globalThis.fetch
  readonly deviceId: string | undefined
  /** An anonymous token of before: the next is of the same user. */
  readonly before: string | undefined
  /** The answer of a captcha. */
  readonly challenge: string | (() => string | undefined | PromiseLike<string | undefined>) | undefined
}

/** A token with what belongs to it; a longer answer is none. */
const MAX_ANSWER = 16_384

/**
 * An anonymous token of the server (`POST /auth/token`).
 *
 * @throws MatchError (rejects) `refused`: it gives none; `rate_limited`: not now; `unreachable`
 */
export async function askForToken(
  { url, fetch, deviceId, before, challenge }: TokenRequest,
  signal: AbortSignal,
): Promise<string> {
  const answered = typeof challenge === 'function' ? await challenge() : challenge
  const request = fetch()
  const response = await request(besideSocket(url, '/auth/token'), {
    method: 'POST',
    credentials: 'omit',
    headers: {
      'Content-Type': 'application/json',
      ...(before !== undefined && { Authorization: `Bearer ${before}` }),
    },
    body: JSON.stringify({ device_id: deviceId, challenge: answered }),
    signal,
  }).catch((cause: unknown) => {
    throw unreachable(cause)
  })
  const { access_token: token, retry_after_ms: retryAfterMs, message } = read(await response.text())
  if (response.ok && typeof token === 'string' && token !== '' && token.length <= limits.token) return token
  if (response.status === 429) throw tooManyTokens(typeof retryAfterMs === 'number' ? retryAfterMs : undefined)
  if (response.status >= 400 && response.status < 500)
    throw loginRefused(typeof message === 'string' ? message : String(response.status))
  throw unreachable()
}

function read(text: string): {
  readonly access_token?: unknown
  readonly retry_after_ms?: unknown
  readonly message?: unknown
} {
  try {
    const answer: unknown = text.length <= MAX_ANSWER ? JSON.parse(text) : {}
    return answer ?? {}
  } catch {
    return {}
  }
}
