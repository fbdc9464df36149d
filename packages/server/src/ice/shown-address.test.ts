import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sdpShowsAddress, showsAddress } from './shown-address.ts'

const RELAY = 'candidate:3791 1 udp 41885439 198.51.100.7 50123 typ relay raddr 0.0.0.0 rport 0 generation 0 ufrag Ab+/'
const HOST = 'candidate:1 1 udp 2122260223 192.0.2.44 50000 typ host generation 0'

/** What Chromium describes when it may use the relay only. */
const relayOnly = [
  'v=0',
  'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0',
  'a=extmap-allow-mixed',
  'a=msid-semantic: WMS 5f1c',
  'm=video 50123 UDP/TLS/RTP/SAVPF 96 97',
  'c=IN IP4 198.51.100.7',
  'a=rtcp:9 IN IP4 0.0.0.0',
  `a=${RELAY}`,
  'a=end-of-candidates',
  'a=ice-ufrag:Ab+/',
  'a=ice-options:trickle',
  'a=fingerprint:sha-256 AA:BB',
  'a=rtcp-mux',
  'a=rtcp-rsize',
  'a=rtcp-fb:96 nack pli',
  'a=ssrc:1 cname:4TOk42mSjXCkVIa6',
]
const sdpOf = (lines: readonly string[], end = '\r\n') => lines.map((line) => line + end).join('')

const isRefused = (candidate: string) =>
  showsAddress({ type: 'IceCandidate', session_id: 's', candidate, sdp_mid: '0', sdp_m_line_index: 0 })

describe('a candidate', () => {
  it.each([
    '',
    RELAY,
    'candidate:1 1 UDP 1 198.51.100.7 3478 typ relay',
    'candidate:1 2 tcp 1 198.51.100.7 9 typ relay raddr 0.0.0.0 rport 9 tcptype passive generation 0',
    'candidate:1 1 udp 1 2001:db8::7 50123 typ relay raddr :: rport 0 network-id 1 network-cost 10',
  ])('[V1] of a relay passes, and so does the end of candidates: %j', (candidate) => {
    expect(isRefused(candidate)).toBe(false)
  })

  it.each([
    HOST,
    'candidate:1 1 udp 1 0b1c9a4e-7f2d-4c7e-9f7a-1d2b3c4d5e6f.local 50000 typ host',
    'candidate:1 1 udp 1 2001:db8::44 50000 typ host',
    'candidate:1 1 udp 1 192.0.2.44 50000 typ srflx raddr 0.0.0.0 rport 0',
    'candidate:1 1 udp 1 192.0.2.44 50000 typ prflx raddr 0.0.0.0 rport 0',
    'candidate:1 1 udp 1 198.51.100.7 50000 typ relay raddr 192.0.2.44 rport 5',
    'candidate:1 1 udp 1 198.51.100.7 50000 typ relay raddr ::ffff:192.0.2.44 rport 5',
    'candidate:1 1 udp 1 198.51.100.7 50000 typ relay raddr 0.0.0.0 rport 0 raddr 192.0.2.44',
    'candidate:1 1 udp 1 198.51.100.7 50000 typ relay generation 0 typ host',
    'candidate:1 1 udp 1 home.example.com 50000 typ relay',
    'candidate:1 1 udp 1 192.0.2.44 50000 TYP HOST',
    'candidate:1 1 udp 1 198.51.100.7 50000 typ RELAY',
    'candidate:1\t1 udp 1 192.0.2.44 50000 typ relay\ttyp host',
    'candidate:1  1 udp 1 198.51.100.7 50000 typ relay',
    ' ' + RELAY,
    `${RELAY}\n`,
    `${RELAY}\r\na=${HOST}`,
    `${RELAY}\0${HOST}`,
    `a=${RELAY}`,
    '192.0.2.44',
    ' ',
  ])('[V1] of another kind, or spelt in another way, is refused: %j', (candidate) => {
    expect(isRefused(candidate)).toBe(true)
  })
})

describe('a description', () => {
  it.each(['\r\n', '\n'])('[V1] of one who uses the relay only passes, with lines that end in %j', (end) => {
    expect(sdpShowsAddress(sdpOf(relayOnly, end))).toBe(false)
    for (const type of ['Offer', 'Answer'] as const) {
      expect(showsAddress({ type, session_id: 's', sdp: sdpOf(relayOnly, end) })).toBe(false)
    }
  })

  it('[V1] without a candidate yet it passes with placeholders', () => {
    const lines = relayOnly.filter((line) => !line.includes('candidate'))
    expect(sdpShowsAddress(sdpOf(lines).replace('c=IN IP4 198.51.100.7', 'c=IN IP4 0.0.0.0'))).toBe(false)
    expect(sdpShowsAddress(sdpOf(lines).replace('c=IN IP4 198.51.100.7', 'c=IN IP6 ::'))).toBe(false)
    // That is no address of a relay, as far as this description tells.
    expect(sdpShowsAddress(sdpOf(lines))).toBe(true)
  })

  it.each([
    `a=${HOST}`,
    'a=candidate:1 1 udp 1 0b1c9a4e.local 50000 typ host',
    'a=candidate:1 1 udp 1 2001:db8::44 50000 typ srflx raddr :: rport 0',
    'a=candidate:1 1 udp 1 198.51.100.7 50000 typ relay raddr 192.0.2.44 rport 5',
    `A=${HOST}`,
    ` a=${HOST}`,
    `a= ${HOST}`,
    `a=${HOST.toUpperCase()}`,
    `a=${HOST.replace(':', ' : ')}`,
    `a=x\ra=${HOST}`,
    `a=x\0${HOST}`,
    `a=x\u2028a=${HOST}`,
    'a=remote-candidates:1 192.0.2.44 50000',
    'c=IN IP4 192.0.2.44',
    'c=IN IP4 192.0.2.44/127',
    'c=IN IP6 2001:db8::44',
    'c=IN IP4 0.0.0.0 192.0.2.44',
    'c=in ip4 192.0.2.44',
    'c=IN\tIP4\t192.0.2.44',
    'c=IN  IP4  192.0.2.44',
    'c=IN FQDN home.example.com',
    ' c=IN FQDN home.example.com',
    'a=x\rc=IN FQDN home.example.com',
    'C=IN IP4 192.0.2.44',
    'o=- 1 2 IN IP4 192.0.2.44',
    'a=rtcp:9 IN IP4 192.0.2.44',
    'a=rtcp:9 in ip6 2001:db8::44',
    'a=RTCP:9 IN IP4 192.0.2.44',
    'a=rtcp:9 IN X 192.0.2.44',
    'a=source-filter: incl IN IP4 * 192.0.2.44',
  ])('[V1] with an address in it is refused: %j', (line) => {
    for (const at of [0, 9, relayOnly.length]) {
      expect(sdpShowsAddress(sdpOf([...relayOnly.slice(0, at), line, ...relayOnly.slice(at)]))).toBe(true)
    }
  })

  it('[V1] among very many lines one is found, in next to no time', () => {
    const many = Array.from({ length: 900 }, () => `a=${RELAY.slice(0, 60)} typ relay`)
    const started = performance.now()
    expect(sdpShowsAddress(sdpOf([...many, `a=${HOST}`]))).toBe(true)
    expect(sdpShowsAddress('a=candidate:'.repeat(5_000))).toBe(true)
    expect(sdpShowsAddress(`o=${'x '.repeat(29_000)}IN IP4`)).toBe(true)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

/** What somebody could make of a text who takes spellings as lightly as they can be taken: every address that is not hidden. */
function lenientlyRead(sdp: string): string[] {
  const lines = sdp.split(/[\r\n\v\f\0\u0085\u2028\u2029]+/).map((line) => line.toLowerCase().trim())
  const words = (line: string) => line.split(/[\s=]+/)
  const relays = new Set(['0.0.0.0', '::'])
  const shown: string[] = []
  for (const line of lines.filter((line) => line.includes('candidate:'))) {
    const [, , , , address = '', , , type, ...rest] = words(line.slice(line.indexOf('candidate:')))
    if (type === 'relay') relays.add(address)
    else if (type !== undefined) shown.push(address)
    const behind = rest[rest.indexOf('raddr') + 1]
    if (rest.includes('raddr') && !['0.0.0.0', '::'].includes(behind ?? '')) shown.push(String(behind))
  }
  for (const line of lines.filter((line) => /^c\s*=|^a\s*=\s*rtcp\s*:/.test(line))) {
    const address = /\bip[46]\s+([\d.:a-f]+)/.exec(line)?.[1]
    if (address !== undefined && !relays.has(address)) shown.push(address)
  }
  return shown
}

const typed = fc.constantFrom(
  ...'\t \r\n\0=:aAcC.012/',
  '\u00a0',
  '\u2028',
  'typ host',
  ' raddr 192.0.2.44',
  `\na=${HOST}`,
)

it('[V1] however a description is spelt, what passes shows nothing to the most lenient reader either', () => {
  let passed = 0
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...relayOnly, `a=${RELAY}`, 'c=IN IP4 0.0.0.0'), { minLength: 1, maxLength: 12 }),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), typed), { maxLength: 2 }),
      fc.constantFrom('\r\n', '\n'),
      (lines, edits, end) => {
        let sdp = sdpOf(lines, end)
        for (const [place, cut, text] of edits) {
          const at = place % (sdp.length + 1)
          sdp = sdp.slice(0, at) + text + sdp.slice(at + cut)
        }
        if (sdpShowsAddress(sdp)) return
        passed++
        expect(lenientlyRead(sdp)).toEqual([])
      },
    ),
    { numRuns: 3_000 },
  )
  expect(passed).toBeGreaterThan(100)
})
