/** So much of its life a token is used for; the rest is for getting the next. */
const USED = 0.8

/**
 * For how many milliseconds a token is good before another should be got, by what a JWT says of itself (RFC 7519, section 4.1); 0 if
 * it says nothing.
 *
 * @param now milliseconds since the epoch, by a clock that may be wrong: then what counts is how long it holds from when it was made
 */
export function freshMs(token: string, now: number): number {
  const { exp, iat } = claimsOf(token)
  if (typeof exp !== 'number') return 0
  const left = exp * 1_000 - now
  const life = typeof iat === 'number' ? (exp - iat) * 1_000 : left
  return Math.max(0, USED * (left > 0 && left < life ? left : life))
}

function claimsOf(token: string): { readonly exp?: unknown; readonly iat?: unknown } {
  try {
    const [, payload = ''] = token.split('.')
    const claims: unknown = JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/')))
    return claims ?? {}
  } catch {
    return {}
  }
}
