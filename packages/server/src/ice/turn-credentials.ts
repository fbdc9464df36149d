import { createHmac } from 'node:crypto'

/** What lets one user through a TURN server for a while. */
export interface TurnCredentials {
  readonly username: string
  readonly credential: string
}

/**
 * Credentials that a TURN server checks by a secret it shares with this one (coturn: `use-auth-secret`; the draft "A REST API For Access
 * To TURN Services"): the username says until when, the credential is its HMAC-SHA1.
 *
 * @param expiresAt in ms; the wire counts whole seconds
 */
export function turnCredentials(secret: string, user: string, expiresAt: number): TurnCredentials {
  const username = `${String(Math.floor(expiresAt / 1_000))}:${nameOf(secret, user)}`
  return { username, credential: createHmac('sha1', secret).update(username).digest('base64') }
}

/** The same for all of a user's credentials, so that the TURN server's quota of a user holds; says nothing about who it is (rule S5). */
function nameOf(secret: string, user: string): string {
  return createHmac('sha256', secret).update(`user:${user}`).digest('base64url').slice(0, 16)
}
