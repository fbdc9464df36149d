import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Settings } from './option-table.ts'
import { speaksTls } from './speaks-tls.ts'

const DAY_MS = 86_400_000
/** Who renews a certificate by a program does so with more days left. */
const FEW_DAYS = 14

/** What a configuration allows that its owner may not mean, each with what to do. None of it is a fault. */
export function risksOf(settings: Settings, now: number): string[] {
  const { host, allowedOrigins, turnUrls, trustedProxies, metricsHost, metricsPort, port } = settings
  const { auth, authJwksUrl, authAudience, databaseUrl, dataDir, secret, authSecret } = settings
  const isOpen = !isLoopback(host)
  const isBehindProxy = !isOpen || trustedProxies > 0
  const isEncrypted = speaksTls(settings)
  const risks: [is: boolean, words: string][] = [
    [
      isOpen && allowedOrigins.length === 0,
      'every web page may connect people through this server; name yours with allowed-origins',
    ],
    [
      auth === 'token' && authJwksUrl !== '' && authAudience === '',
      'tokens that the login of auth-jwks-url made for other programs are let in too; name what yours carry as aud with auth-audience',
    ],
    [turnUrls.length === 0, 'there is no TURN server, so about one call in ten will not come about; see turn-urls'],
    [
      isOpen && !isBehindProxy && !isEncrypted,
      'browsers give the camera to https pages only, and nothing here speaks TLS: put a proxy in front, or give tls-cert and tls-key',
    ],
    [
      !isOpen && trustedProxies === 0,
      'only this machine reaches it: if that is a reverse proxy, set trusted-proxies, or all visitors share one address and its limits',
    ],
    [
      isOpen && trustedProxies > 0,
      'X-Forwarded-For is believed, and not only your proxy reaches this address: whoever connects past it can invent an address; listen where only the proxy does',
    ],
    [
      metricsPort > 0 && metricsPort === port,
      'the metrics are among the pages, where everybody can read them; give metrics-port a port of its own',
    ],
    [
      metricsPort > 0 && metricsPort !== port && !isLoopback(metricsHost),
      'the metrics listen beyond this machine; see that a firewall keeps strangers from them',
    ],
    [settings.tls === 'self-signed', 'browsers warn of a self-signed certificate: it is for development'],
    [
      [settings.addressConnections, settings.addressConnectsPerMinute, settings.maxConnections].includes(0),
      'a limit of connections is off, so that one visitor can take the places of all',
    ],
    [
      [settings.framesPerSecond, settings.chatPerSecond, settings.readyPerMinute, settings.frameBytes].includes(0),
      'a limit of frames is off, so that one visitor can take the time of all',
    ],
    [settings.logLevel === 'silent', 'nothing is logged, errors neither'],
    [
      dataDir === '.mismatch' && (databaseUrl === '' || (secret === '' && authSecret === '')),
      'the key and what else is kept stand in .mismatch of the folder it is started in; name a place that stays with data-dir',
    ],
    [databaseUrl === 'memory:', 'reports, blocks and bans are forgotten when the server ends; see database-url'],
    [endsSoon(settings, now), 'the certificate of tls-cert ends within two weeks; renew it'],
  ]
  return risks.filter(([is]) => is).map(([, words]) => words)
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}

function endsSoon({ tls, tlsCert }: Settings, now: number): boolean {
  if (tls !== 'auto' || tlsCert === '') return false
  const { validTo } = new X509Certificate(readFileSync(tlsCert))
  return Date.parse(validTo) - now < FEW_DAYS * DAY_MS
}
