import type { Hono } from 'hono'
import type { OnAuthenticate } from '../auth/authenticate.ts'
import { identityOf, type Identity } from '../auth/identity.ts'
import { withinTime } from '../auth/within-time.ts'
import type { Clock } from '../clock.ts'
import type { IceDesk } from '../ice/ice-desk.ts'
import { loggedError, type Log } from '../observability/log.ts'
import { answered, bearerToken, pagePost, refused, tooMany, type Env, type PageSettings } from './page-post.ts'

export interface IceServersParts {
  readonly settings: PageSettings
  readonly ice: IceDesk
  readonly clock: Clock
  /** Says who asks. */
  readonly authenticate: OnAuthenticate
  readonly log: Log
}

/** `POST /api/ice-servers`: STUN and TURN servers for a program that wants them without a WebSocket, under the same limit (rule S4). */
export function iceServersRoute(app: Hono<Env>, parts: IceServersParts): void {
  pagePost(app, '/api/ice-servers', parts.settings, async (c, address) => {
    const identity = await whoAsks(parts, bearerToken(c), address)
    if (identity === 'unknown') return refused(c, 503, 'unavailable', 'The login does not answer; try again.')
    if (identity === null) {
      const headers = { 'WWW-Authenticate': 'Bearer' }
      return refused(c, 401, 'unauthorized', 'The bearer token is missing or wrong.', { headers })
    }
    const issued = parts.ice.issue(address, identity.userId)
    return issued.isNew ?
        answered(c, issued.servers)
      : tooMany(c, 'sets of servers', 'address-ice-per-minute', issued.retryAfterMs)
  })
}

async function whoAsks(
  { authenticate, clock, log }: IceServersParts,
  token: string | undefined,
  address: string,
): Promise<Identity | null | 'unknown'> {
  try {
    const login = Promise.resolve({ token, deviceId: undefined, address }).then(authenticate)
    const answer = await withinTime(login, clock)
    return answer === 'late' ? 'unknown' : identityOf(answer)
  } catch (thrown) {
    log('error', 'request failed', { error: loggedError(thrown) })
    return 'unknown'
  }
}
