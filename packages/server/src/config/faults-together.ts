import { poolOf } from './kinds.ts'
import type { Settings } from './option-table.ts'

/** The faults of options that are right by themselves, and do not go together. They are named as in the table. */
export function faultsTogether(settings: Settings): string[] {
  return [...turnFaults(settings), ...authFaults(settings), ...tlsFaults(settings), ...poolFaults(settings)]
}

function turnFaults({ turnUrls, turnSecret }: Settings): string[] {
  if (turnUrls.length > 0 && turnSecret === '')
    return ['turn-urls: the TURN server checks who comes, so turn-secret is needed too (coturn: static-auth-secret)']
  if (turnUrls.length === 0 && turnSecret !== '')
    return ['turn-secret: it is for a TURN server, so turn-urls is needed too: where that server is']
  return []
}

/** Who sets one of these means to keep somebody out: where it would have no effect the door would be open. */
function authFaults({
  auth,
  authSecret,
  authJwksUrl,
  authIssuer,
  authAudience,
  anonymous,
  classic,
}: Settings): string[] {
  const hasOwnLogin = authSecret !== '' || authJwksUrl !== ''
  const checks = [...(authIssuer === '' ? [] : ['auth-issuer']), ...(authAudience === '' ? [] : ['auth-audience'])]
  if (auth === 'open') {
    const idle = [
      ...(authSecret === '' ? [] : ['auth-secret']),
      ...(authJwksUrl === '' ? [] : ['auth-jwks-url']),
      ...checks,
      ...(anonymous === 'on' ? [] : ['anonymous']),
    ]
    return idle.map(
      (name) => `${name}: without auth token everybody is let in and no token is looked at; set auth to token`,
    )
  }
  return [
    ...(hasOwnLogin ? [] : checks).map(
      (name) => `${name}: there is no login whose tokens could be checked; set auth-secret or auth-jwks-url too`,
    ),
    ...(anonymous === 'on' || hasOwnLogin ?
      []
    : ['anonymous: off, and without auth-secret and auth-jwks-url nobody could come in; set one of the two']),
    ...(classic === 'on' ? ['classic: such clients have no tokens, so with auth token none could come in'] : []),
  ]
}

function tlsFaults({ tls, tlsCert, tlsKey }: Settings): string[] {
  if (tls === 'self-signed' && (tlsCert !== '' || tlsKey !== ''))
    return ['tls: self-signed makes a certificate of its own, so tls-cert and tls-key must be left out']
  if (tlsCert !== '' && tlsKey === '') return ['tls-cert: the key that belongs to it is needed too: tls-key']
  if (tlsKey !== '' && tlsCert === '') return ['tls-key: the certificate that it belongs to is needed too: tls-cert']
  return []
}

function poolFaults({ pools, allowedOrigins, classic }: Settings): string[] {
  const listed = pools.map(poolOf)
  const names = listed.map(({ name }) => name)
  const twice = new Set(names.filter((name, at) => names.indexOf(name) !== at))
  const strangers = listed.flatMap(({ name, origins }) =>
    origins.filter((origin) => !allowedOrigins.includes(origin)).map((origin) => ({ name, origin })),
  )
  return [
    ...[...twice].map((name) => `pools: ${name} is there twice; name its origins in one place: ${name}=ORIGIN|ORIGIN`),
    ...(allowedOrigins.length === 0 ? [] : strangers).map(
      ({ name, origin }) => `pools: ${name} is for pages of ${origin}, which allowed-origins does not let in`,
    ),
    ...(classic === 'on' && names.length > 0 && !names.includes('default') ?
      ['classic: such clients meet in the pool default, so pools must list it too']
    : []),
  ]
}
