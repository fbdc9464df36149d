import { expect, it } from 'vitest'
import { Findings } from './findings.ts'

const TURN = 'turn:turn.example.com:3478?transport=udp'
const host = 'candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host'
const relay = 'candidate:2 1 udp 41885439 203.0.113.1 50000 typ relay raddr 0.0.0.0 rport 0'

interface Seen {
  readonly candidates?: readonly string[]
  readonly errors?: readonly (readonly [string | null, number])[]
  readonly answered?: boolean
  readonly isSilent?: boolean
}

it.each<[string, Seen, string]>([
  ['nothing', {}, 'no_candidates'],
  ['nothing, and STUN is silent', { errors: [['stun:stun.example.com', 701]] }, 'no_candidates'],
  ['an error that names no server', { errors: [[null, 701]] }, 'no_candidates'],
  ['a relay says 401', { errors: [[TURN, 401]] }, 'relay_refused'],
  ['a relay says 403', { errors: [[TURN, 403]] }, 'relay_refused'],
  ['a relay says nothing', { errors: [['turns:turn.example.com', 701]] }, 'relay_unreachable'],
  [
    'one relay refuses and one is silent',
    {
      errors: [
        [TURN, 401],
        [TURN, 701],
      ],
    },
    'relay_refused',
  ],
  [
    'one relay is silent and one refuses',
    {
      errors: [
        [TURN, 701],
        [TURN, 401],
      ],
    },
    'relay_refused',
  ],
  ['addresses, and no word from the partner', { candidates: [host], errors: [[TURN, 401]] }, 'no_answer'],
  ['addresses of both', { candidates: [host], answered: true }, 'no_route'],
  [
    'addresses of both, and a relay refuses',
    { candidates: [host], answered: true, errors: [[TURN, 401]] },
    'relay_refused',
  ],
  [
    'addresses of both, and one of two relays works',
    { candidates: [host, relay], answered: true, errors: [[TURN, 701]] },
    'no_route',
  ],
  ['nothing yet from relays', { isSilent: true }, 'relay_unreachable'],
  [
    'own addresses, and nothing yet from relays',
    { candidates: [host], answered: true, isSilent: true },
    'relay_unreachable',
  ],
  [
    'one of two relays, and nothing yet from the other',
    { candidates: [host, relay], answered: true, isSilent: true },
    'no_route',
  ],
])('[Q11] says why: %s', (_what, seen, reason) => {
  const { candidates = [], errors = [], answered = false, isSilent = false } = seen
  const findings = new Findings()
  for (const candidate of candidates) findings.candidate(candidate)
  for (const [url, errorCode] of errors) findings.error({ url, errorCode })
  const remoteDescription = answered ? ({} as RTCSessionDescription) : null
  expect(findings.why({ remoteDescription }, isSilent)).toBe(reason)
})
