import { decodeProtectedHeader, SignJWT } from 'jose'
import * as v from 'valibot'
import type { Clock } from '../clock.ts'
import { deviceSchema, userIdSchema, type Identity } from './identity.ts'
import { TOLERANCE_S, verifyToken } from './verify-token.ts'

/** How the user ids begin that the server itself gives. */
export const ANONYMOUS = 'anon:'
/** How long an anonymous token holds, in s. */
export const ANONYMOUS_LIFE_S = 300
/** For how long after its end a token still gets its owner another of the same id, in s: long enough for a laptop's lid and a train's tunnel. */
const RENEWAL_S = 3_600

const ALGORITHM = 'HS256'
/** Tells them from tokens of other logins; the key is theirs alone too. */
const KEY_ID = 'mismatch-anonymous'

const payloadSchema = v.object({
  sub: v.pipe(userIdSchema, v.startsWith(ANONYMOUS)),
  device: v.optional(deviceSchema),
})

export interface AnonymousTokensParts {
  /** Asked for when the first token is made or checked. */
  readonly key: () => Buffer
  readonly clock: Clock
  readonly newId: () => string
}

/** Tokens for strangers without a login: each is somebody new, until the token is renewed (section HTTP of the protocol). */
export class AnonymousTokens {
  readonly #parts: AnonymousTokensParts
  #key: Buffer | null = null

  constructor(parts: AnonymousTokensParts) {
    this.#parts = parts
  }

  /** Whether a token says that it is one of these. */
  static says(token: string): boolean {
    try {
      return decodeProtectedHeader(token).kid === KEY_ID
    } catch {
      return false
    }
  }

  /** @param device the keyed hash of a device id, if the client gave one */
  issue(device: string | undefined): Promise<string> {
    return this.#sign(ANONYMOUS + this.#parts.newId(), device)
  }

  /** Another token for the same one, who comes with theirs; null if it is wrong, or ended too long ago. */
  async renew(token: string, device: string | undefined): Promise<string | null> {
    const identity = await this.#identity(token, RENEWAL_S)
    return identity && this.#sign(identity.userId, identity.claims?.device ?? device)
  }

  /** Who it is of; null if it is wrong. */
  verify(token: string): Promise<Identity | null> {
    return this.#identity(token, TOLERANCE_S)
  }

  async #identity(token: string, toleranceS: number): Promise<Identity | null> {
    if (!AnonymousTokens.says(token)) return null
    const { clock } = this.#parts
    const key = this.#ownKey()
    const verified = await verifyToken(token, { key: () => key, algorithms: [ALGORITHM], clock, toleranceS })
    const read = v.safeParse(payloadSchema, verified?.payload)
    if (verified === null || !read.success) return null
    const { sub: userId, device } = read.output
    return { userId, claims: { device }, expiresAt: verified.expiresAt }
  }

  #sign(sub: string, device: string | undefined): Promise<string> {
    return new SignJWT(device === undefined ? {} : { device })
      .setProtectedHeader({ alg: ALGORITHM, kid: KEY_ID })
      .setSubject(sub)
      .setExpirationTime(Math.ceil(this.#parts.clock.now() / 1_000) + ANONYMOUS_LIFE_S)
      .sign(this.#ownKey())
  }

  #ownKey(): Buffer {
    return (this.#key ??= this.#parts.key())
  }
}
