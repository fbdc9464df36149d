import type { CloseName } from '@mismatch/protocol'
import type { DiagnosisCode } from './diagnosis.ts'

/** What one does about it; what the server's closes mean has a table of its own. For docs/errors.md alone: no client carries these words. */
export const codeAdvice: { readonly [Code in Exclude<DiagnosisCode, CloseName | 'unlisted'>]: string } = {
  not_asked: 'Nothing, or look again with `ask: true` after a press.',
  not_answered: 'Ask the person to answer the browser’s question, and look again.',
  not_configured:
    'STUN: name one with `--stun-urls`. TURN: one call in ten needs it; of the three ways UDP is the best.',
  camera_refused: 'Say where the browser keeps that permission.',
  camera_missing: 'Ask to plug one in, or offer a call without.',
  camera_busy: 'Ask to close the other program.',
  media_failed: 'Ask to start the browser anew.',
  insecure_page: 'Serve the page over https.',
  unsupported_browser: 'Ask for another browser; it may also be an extension that takes WebRTC away.',
  unreachable:
    'The person is offline, a firewall blocks the server, or the server is down: try its `/health` from elsewhere.',
  no_websocket:
    'A proxy in between does not pass the upgrade (see Your own server), the server is full, or its path is another than that of `url`.',
  forbidden: 'Add the page’s origin to `--allowed-origins`.',
  rate_limited: 'Look again in a minute; if many people share one address, raise the limits of an address.',
  not_a_mismatch_server: 'Mend `url`, or bring client and server to versions that fit.',
  servers_unknown: 'Let `/api/ice-servers` through to the server; calls get the list by the WebSocket.',
  stun_unreachable:
    'UDP is blocked here, or the STUN server is down. With TURN over TCP or TLS calls work all the same.',
  relay_refused: 'Compare `--turn-secret` with the secret and the clock of the TURN server; if they fit, it is full.',
  relay_unreachable:
    'Elsewhere it answers: a firewall here blocks this way, and another of the three may work. Nowhere: look at the TURN server’s ports, and for TLS at its certificate.',
  no_candidates: 'An extension, a VPN or a policy keeps the browser from using WebRTC; or there is no network.',
  no_route: 'An extension, a VPN or a firewall on this computer blocks WebRTC.',
  unusable:
    'The address of a server is malformed, or the page may not use it: `ws:` and `http:` are closed to https pages.',
}
