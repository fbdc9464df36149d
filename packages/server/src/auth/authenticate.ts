import { limits } from '@mismatch/protocol'

/** What somebody shows at the door. */
export interface Credentials {
  readonly token: string | undefined
  readonly deviceId: string | undefined
  /** The network address, behind the trusted proxies. */
  readonly address: string
}

export interface Identity {
  /** 1 to 128 characters; two connections with the same are the same person (rule H8). */
  readonly userId: string
}

/** Who somebody is, or nobody. */
export type Authenticated = Identity | null | undefined

/**
 * A login of one's own: says who somebody is; null or undefined turns them away with close code 4501. Throwing, and taking longer
 * than 10 s, closes with 1011, so that the client comes back.
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

/** Whether a hook of the host's gave something that can be an identity. */
export function isIdentity(identity: unknown): identity is Identity {
  const userId =
    typeof identity === 'object' && identity !== null ? (identity as { userId?: unknown }).userId : undefined
  return typeof userId === 'string' && userId.length > 0 && userId.length <= limits.userId
}
