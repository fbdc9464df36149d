import type { SignalMessage } from '@mismatch/protocol'
import { expect, it } from 'vitest'
import { relayOnly } from './relay-only.ts'

const host = 'candidate:1 1 udp 2122260223 192.0.2.1 50000 typ host generation 0'
const srflx = 'candidate:2 1 udp 1686052607 198.51.100.1 50000 typ srflx raddr 192.0.2.1 rport 50000'
const relay = 'candidate:3 1 udp 41885439 203.0.113.1 60000 typ relay raddr 198.51.100.1 rport 50000 generation 0'
const hidden = 'candidate:3 1 udp 41885439 203.0.113.1 60000 typ relay raddr 0.0.0.0 rport 0 generation 0'

const candidate = (text: string): SignalMessage => ({
  type: 'IceCandidate',
  session_id: 'S',
  candidate: text,
  sdp_mid: '0',
  sdp_m_line_index: 0,
})

it.each([
  ['a host', host, null],
  ['what STUN saw', srflx, null],
  ['a relay', relay, hidden],
  ['the end', '', ''],
])('[V1] lets of candidates only a relay pass, without the address behind it: %s', (_what, given, expected) => {
  expect(relayOnly(candidate(given))).toEqual(expected === null ? null : candidate(expected))
})

it.each(['\r\n', '\n'])('[V1] takes every other candidate out of a description, and leaves the rest (%j)', (end) => {
  const lines = ['v=0', 'm=audio 9 UDP/TLS/RTP/SAVPF 111', 'c=IN IP4 0.0.0.0']
  const sdp = [...lines, ...[host, relay, srflx].map((each) => `a=${each}`), 'a=sendrecv', ''].join(end)
  expect(relayOnly({ type: 'Offer', session_id: 'S', sdp })).toEqual({
    type: 'Offer',
    session_id: 'S',
    sdp: [...lines, `a=${hidden}`, 'a=sendrecv', ''].join(end),
  })
})
