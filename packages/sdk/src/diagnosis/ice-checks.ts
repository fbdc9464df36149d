import type { IceServer } from '@mismatch/protocol'
import { lookAtServer, type Connect } from './connection-checks.ts'
import type { Check, DiagnosisCode } from './diagnosis.ts'
import type { Run } from './run.ts'

const STUN_MS = 5_000
const TURN_MS = 8_000
/** A browser has only so many connections. */
const MAX_TURN_URLS = 8

/**
 * STUN, and each address of a TURN server alone.
 * @param none why there is none of a kind
 */
export function checkIce(
  run: Run,
  connect: Connect,
  servers: readonly IceServer[],
  none: DiagnosisCode,
): Promise<Check>[] {
  const all = servers.flatMap((server) => [server.urls].flat().map((url) => ({ ...server, urls: url }) as Address))
  const stun = all.filter(({ urls }) => urls.startsWith('stun'))
  const turn = all.filter(({ urls }) => urls.startsWith('turn')).slice(0, MAX_TURN_URLS)
  return [
    run.check('stun', STUN_MS, 'stun_unreachable', (attempt) =>
      stun.length === 0 ? attempt.settle(none, null) : lookAtServer(connect, stun, 'srflx', attempt),
    ),
    ...(['turn_udp', 'turn_tcp', 'turn_tls'] as const).flatMap((name) => {
      const own = turn.filter(({ urls }) => nameOf(urls) === name)
      if (own.length === 0) return [run.check(name, TURN_MS, none, ({ settle }) => settle(none, null))]
      return own.map((server) =>
        run.check(
          name,
          TURN_MS,
          'relay_unreachable',
          (attempt) => lookAtServer(connect, [server], 'relay', attempt),
          server.urls,
        ),
      )
    }),
  ]
}

type Address = RTCIceServer & { readonly urls: string }

/** How a browser speaks to this address (RFC 7065). */
function nameOf(url: string) {
  if (url.startsWith('turns')) return 'turn_tls'
  return url.includes('transport=tcp') ? 'turn_tcp' : 'turn_udp'
}
