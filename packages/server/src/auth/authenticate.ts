import type { Identity } from './identity.ts'

/** What somebody shows at the door. */
export interface Credentials {
  readonly token: string | undefined
  readonly deviceId: string | undefined
  /** The network address, behind the trusted proxies. */
  readonly address: string
  /** Who the token is of, where the server checks tokens itself (option `auth`). */
  readonly identity?: Identity
}

/** Who somebody is, or nobody. */
export type Authenticated = Identity | null | undefined

/**
 * A login of one's own: says who somebody is; null or undefined turns them away with close code 4501. Throwing, and taking longer
 * than 10 s, closes with 1011, so that the client comes back. With `auth: 'token'` it is asked only about tokens that are right, and
 * answers with the identity that it got, with another, or with nobody. It is asked at every Hello and Refresh; the latter names no device.
 */
export type OnAuthenticate = (credentials: Credentials) => Authenticated | PromiseLike<Authenticated>

/** Without a login everybody is somebody new, so that two tabs of one browser can meet (rule H8). */
export function anonymous(newId: () => string): OnAuthenticate {
  return () => ({ userId: newId() })
}

/** Whether a login has yet to answer: by a promise, whoever made it. */
export function isPending(answer: ReturnType<OnAuthenticate>): answer is PromiseLike<Authenticated> {
  return typeof (answer as { then?: unknown } | null | undefined)?.then === 'function'
}
