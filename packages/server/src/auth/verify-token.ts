import { limits } from '@mismatch/protocol'
import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey, type JWTVerifyOptions } from 'jose'
import type { Clock } from '../clock.ts'

/** By how much the clocks of two machines may differ. */
export const TOLERANCE_S = 5

/** What jose throws at a token that is none, not signed by us, or not for now and here; anything else is a fault of ours or of the keys. */
const WRONG = [
  errors.JWSInvalid,
  errors.JWTInvalid,
  errors.JWTExpired,
  errors.JWTClaimValidationFailed,
  errors.JWSSignatureVerificationFailed,
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSNoMatchingKey,
]

/** What a token says, once it is known to be right. */
export interface Verified {
  readonly payload: JWTPayload
  readonly sub: string
  /** In ms since the epoch. */
  readonly expiresAt: number
}

export interface Checks extends Pick<JWTVerifyOptions, 'issuer' | 'audience'> {
  readonly key: JWTVerifyGetKey
  readonly algorithms: string[]
  readonly clock: Clock
  readonly toleranceS?: number
}

/**
 * Checks signature, `alg`, `exp`, `nbf`, and `iss` and `aud` where they are given.
 *
 * @returns null if the token is wrong
 * @throws if that cannot be told: the keys cannot be fetched, or are none
 */
export async function verifyToken(token: string, checks: Checks): Promise<Verified | null> {
  if (token.length > limits.token) return null
  const { key, clock, toleranceS = TOLERANCE_S, ...rest } = checks
  const options = {
    ...rest,
    clockTolerance: toleranceS,
    currentDate: new Date(clock.now()),
  }
  try {
    const { payload } = await withAnyKey(token, key, options)
    const { sub, exp = NaN } = payload
    const expiresAt = Math.floor(exp * 1_000)
    // A number of JSON may be infinite.
    return sub === undefined || !Number.isSafeInteger(expiresAt) ? null : { payload, sub, expiresAt }
  } catch (thrown) {
    if (WRONG.some((kind) => thrown instanceof kind)) return null
    throw thrown
  }
}

/** A token that names no key may be by any that fits it. */
async function withAnyKey(token: string, key: JWTVerifyGetKey, options: JWTVerifyOptions) {
  try {
    return await jwtVerify(token, key, options)
  } catch (several) {
    if (!(several instanceof errors.JWKSMultipleMatchingKeys)) throw several
    for await (const one of several) {
      try {
        return await jwtVerify(token, one, options)
      } catch (thrown) {
        if (!(thrown instanceof errors.JWSSignatureVerificationFailed)) throw thrown
      }
    }
    throw new errors.JWSSignatureVerificationFailed()
  }
}
