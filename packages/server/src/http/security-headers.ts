/** A year without a way back to plain HTTP, for this host alone: what its other names serve is not known here. */
const STRICT_TRANSPORT = 'max-age=31536000'

const everywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
}

/**
 * What browsers are told with every answer; what an answer says itself stays.
 *
 * @param isStrict whether browsers may insist on TLS from now on
 */
export function setSecurityHeaders(headers: Headers, isStrict: boolean): void {
  for (const [name, value] of Object.entries(everywhere)) if (!headers.has(name)) headers.set(name, value)
  // Pages with cross-origin isolation load what is of other hosts only with this.
  if (headers.get('Access-Control-Allow-Origin') === '*') headers.set('Cross-Origin-Resource-Policy', 'cross-origin')
  if (isStrict) headers.set('Strict-Transport-Security', STRICT_TRANSPORT)
}
