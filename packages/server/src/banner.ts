import { networkInterfaces } from 'node:os'
import { resolve } from 'node:path'
import type { Settings } from './config/option-table.ts'
import type { Listening } from './front.ts'
import { placeOf } from './store/open-store.ts'
import { speaksTls } from './config/speaks-tls.ts'

/** What a person at the terminal is told when the server listens: where it is, whom it lets in, and what it lacks. */
export function banner(version: string, settings: Settings, listening: Listening): string {
  return [
    `Mismatch ${version} listens on ${listening.url}\n`,
    places(settings, listening),
    visitors(settings),
    proxies(settings),
    calls(settings),
    kept(settings),
    listening.metricsUrl === null ? '' : `Metrics for Prometheus: ${listening.metricsUrl}\n`,
  ].join('')
}

/** What a person at the terminal can do next. */
function places(settings: Settings, { url, port, fingerprint }: Listening): string {
  const isTls = speaksTls(settings)
  const warning =
    settings.tls === 'self-signed' && fingerprint !== null ?
      `Browsers warn of its certificate, which nobody vouches for; it is this one if they show SHA-256 ${fingerprint}\n`
    : ''
  const { host } = settings
  if (host !== '0.0.0.0' && host !== '::') return `Open it in two tabs and press Find in both.\n${warning}`
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `  ${new URL(url).protocol}//${address}:${String(port)}\n`)
  if (addresses.length === 0) return warning
  const camera =
    isTls ? '' : (
      'Browsers give the camera to http://localhost and to https:// only: for others put it behind TLS, or try --tls self-signed.\n'
    )
  return `${addresses.join('')}${camera}${warning}`
}

/** Whom it lets in. */
function visitors(settings: Settings): string {
  const { allowedOrigins, pools } = settings
  const pages = allowedOrigins.length === 0 ? 'Every web page' : `Pages of ${allowedOrigins.join(', ')}`
  const where = pools.length === 0 ? '' : ` into the pools ${pools.join(', ')}`
  return `${pages} may bring people here${where} (--allowed-origins), and ${logins(settings)}.\n`
}

/** What they have to show. */
function logins({ auth, authSecret, authJwksUrl, anonymous }: Settings): string {
  if (auth === 'open') return 'nobody has to log in (--auth)'
  const ways = [
    ...(authSecret === '' ? [] : ['signed with --auth-secret']),
    ...(authJwksUrl === '' ? [] : [`of the login with the keys at ${authJwksUrl}`]),
    ...(anonymous === 'on' ? ['that this server gives strangers (--anonymous)'] : []),
  ]
  return `all need a token (--auth): one ${ways.join(', or one ')}`
}

/** Where it is what outlives it. */
function kept(settings: Settings): string {
  const folder = `${resolve(settings.dataDir)} (--data-dir)`
  switch (settings.databaseUrl) {
    case '':
      return `What outlives it lies in ${folder}.\n`
    case 'memory:':
      return `Reports, blocks and bans are kept until it ends (--database-url); what outlives it lies in ${folder}.\n`
    default:
      return `Reports, blocks and bans lie in ${placeOf(settings)} (--database-url), what else outlives it in ${folder}.\n`
  }
}

function proxies({ trustedProxies }: Settings): string {
  return trustedProxies === 0 ?
      'Addresses are those of whoever connects; behind a proxy set --trusted-proxies.\n'
    : `Addresses are those that ${String(trustedProxies)} of your proxies ${trustedProxies === 1 ? 'writes' : 'write'} into X-Forwarded-For.\n`
}

/** By what browsers find each other, and whom that tells their address. */
function calls({ stunUrls, turnUrls }: Settings): string {
  const stun =
    stunUrls.length === 0 ?
      'No STUN server (--stun-urls): browsers find each other inside one network only.\n'
    : `Browsers ask ${stunUrls.join(', ')} for their address, so it sees that of every visitor (--stun-urls: your own, or none).\n`
  const turn =
    turnUrls.length === 0 ?
      'No TURN server (--turn-urls): between strict firewalls no call comes about.\n'
    : `Calls that find no direct way go through ${turnUrls.join(', ')}.\n`
  return stun + turn
}
