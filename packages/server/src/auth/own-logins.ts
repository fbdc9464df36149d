import type { JWTVerifyGetKey } from 'jose'
import * as v from 'valibot'
import type { Clock } from '../clock.ts'
import { ANONYMOUS } from './anonymous-tokens.ts'
import { claimEntries, userIdSchema, type Identity } from './identity.ts'
import { createKeySet } from './key-set.ts'
import { verifyToken } from './verify-token.ts'

/** How tokens of a login of one's own are checked; '' = not so. */
export interface OwnLoginSettings {
  /** Tokens signed by HS256 with this. */
  readonly authSecret: string
  /** Tokens signed with one of the keys there. */
  readonly authJwksUrl: string
  readonly authIssuer: string
  readonly authAudience: string
}

/** A shared secret cannot stand in for a public key, nor the other way round: each algorithm has its own source. */
const SECRET_ALGORITHMS = ['HS256']
const KEY_ALGORITHMS = ['RS256', 'ES256', 'EdDSA']

/** What such a token says. */
export const ownPayloadSchema = v.object({
  sub: v.pipe(
    userIdSchema,
    v.check((sub) => !sub.startsWith(ANONYMOUS), `Users whose id begins with ${ANONYMOUS} are the server's own`),
  ),
  ...claimEntries,
})
export type OwnPayload = v.InferOutput<typeof ownPayloadSchema>

/** Who a token of a login of one's own is of; null if it is wrong, with a claim that cannot be too. */
export function createOwnLogins(settings: OwnLoginSettings, clock: Clock): (token: string) => Promise<Identity | null> {
  const { authSecret, authJwksUrl, authIssuer, authAudience } = settings
  const secret = authSecret === '' ? null : new TextEncoder().encode(authSecret)
  const keys = authJwksUrl === '' ? null : createKeySet(authJwksUrl)
  const algorithms = [...(secret === null ? [] : SECRET_ALGORITHMS), ...(keys === null ? [] : KEY_ALGORITHMS)]
  const key: JWTVerifyGetKey = (header, jws) =>
    (SECRET_ALGORITHMS.includes(header.alg) ? secret : keys?.(header, jws)) ?? new Uint8Array()
  const checks = {
    key,
    algorithms,
    clock,
    ...(authIssuer !== '' && { issuer: authIssuer }),
    ...(authAudience !== '' && { audience: authAudience }),
  }

  return async (token) => {
    if (algorithms.length === 0) return null
    const verified = await verifyToken(token, checks)
    const read = v.safeParse(ownPayloadSchema, verified?.payload)
    if (verified === null || !read.success) return null
    const { sub: userId, ...claims } = read.output
    return { userId, claims, expiresAt: verified.expiresAt }
  }
}
