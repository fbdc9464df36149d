import { limits } from '@mismatch/protocol'
import { SignJWT } from 'jose'
import type { OwnLoginSettings, OwnPayload } from './own-logins.ts'

/**
 * A token that a server of these settings lets in (HS256).
 *
 * @param expiresAt in ms since the epoch
 * @throws RangeError if it is longer than a client may send
 */
export async function signOwnToken(
  { sub, ...claims }: OwnPayload,
  { authSecret, authIssuer, authAudience }: Omit<OwnLoginSettings, 'authJwksUrl'>,
  expiresAt: number,
): Promise<string> {
  const jwt = new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(sub)
    .setExpirationTime(Math.ceil(expiresAt / 1_000))
  if (authIssuer !== '') jwt.setIssuer(authIssuer)
  if (authAudience !== '') jwt.setAudience(authAudience)
  const token = await jwt.sign(new TextEncoder().encode(authSecret))
  if (token.length > limits.token) {
    throw new RangeError(
      `the token has ${String(token.length)} characters, and a client may send ${String(limits.token)}`,
    )
  }
  return token
}
