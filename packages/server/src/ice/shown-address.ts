import { isIP } from 'node:net'
import type { RelayedMessage } from '@mismatch/protocol'

// Rule V1, for sessions in which nobody sees the other's address. What passes is a short list, and everything else is refused: browsers
// differ in what they make of odd spellings, so an address that is hidden in one must not count as none.

/** As browsers write the candidate of a relay: RFC 8839, with the kinds of extension that stand in names and values. */
const RELAY =
  /^candidate:[\w+/]{1,32} \d{1,3} (?:udp|tcp|UDP|TCP) \d{1,10} ([\w.:]{2,45}) \d{1,5} typ relay(?: raddr ([\d.:]{2,7}) rport \d{1,5})?(?: (?!typ |raddr |rport )[a-z][a-z-]{0,31} [\w+/.-]{1,256})*$/
/** Connection, origin and the old attribute of RTCP, in which browsers name the address that they would take by default. */
const NAMED = /^(?:c=|o=\S+ \S+ \S+ |a=rtcp:\d{1,5} )IN IP[46] ([\w.:]+)$/
const MAY_NAME = /\bip[46]\b|^(?:c|a= *rtcp *:.* )/i
const NO_ADDRESS: ReadonlySet<string | undefined> = new Set([undefined, '0.0.0.0', '::'])
/** What browsers give as the origin of a session, which nobody connects to. */
const LOOPBACK: ReadonlySet<string> = new Set(['127.0.0.1', '::1'])

/** Whether a frame would show its receiver an address other than a relay's. */
export function showsAddress(message: RelayedMessage): boolean {
  switch (message.type) {
    case 'IceCandidate':
      return message.candidate !== '' && relayAddress(message.candidate) === undefined
    case 'Offer':
    case 'Answer':
      return sdpShowsAddress(message.sdp)
    default:
      return false
  }
}

/** The same for a session description. */
export function sdpShowsAddress(sdp: string): boolean {
  const relays = new Set<string>()
  const named: { line: string; address: string | undefined }[] = []
  for (const line of sdp.split(/\r?\n/)) {
    if (line === '' || line === 'a=end-of-candidates') continue
    // eslint-disable-next-line no-control-regex -- a reader may take them for spaces, or for the end of a line
    if (!/^[a-z]=/.test(line) || /[\x00-\x1f\x7f]/.test(line)) return true
    if (/candidate/i.test(line)) {
      const relay = relayAddress(line.slice(2))
      if (relay === undefined) return true
      relays.add(relay)
    } else if (MAY_NAME.test(line)) named.push({ line, address: NAMED.exec(line)?.[1] })
  }
  return named.some(({ line, address }) => {
    if (address === undefined) return true
    const isNothing = NO_ADDRESS.has(address) || (line.startsWith('o=') && LOOPBACK.has(address))
    return !isNothing && !relays.has(address)
  })
}

/** The address of a relay's candidate that shows nothing of who is behind it; undefined for every other. */
function relayAddress(candidate: string): string | undefined {
  const [, address = '', behind] = RELAY.exec(candidate) ?? []
  return isIP(address) !== 0 && NO_ADDRESS.has(behind) ? address : undefined
}
