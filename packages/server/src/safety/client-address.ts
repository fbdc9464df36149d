import { isIP } from 'node:net'

/** What a request says of where it comes from. */
export interface Origin {
  /** The other end of the TCP connection. */
  readonly remote: string | undefined
  /** X-Forwarded-For: each proxy adds the address it saw, at the right end. */
  readonly forwarded: string | undefined
}

/**
 * The network address of a client (rule S4).
 *
 * @param trustedProxies how many hops from the right of X-Forwarded-For are one's own. Whatever stands further left was
 *   written by the client, and with 0 the whole header was.
 */
export function clientAddress({ remote = '', forwarded = '' }: Origin, trustedProxies: number): string {
  const written = forwarded.split(',').map((hop) => hop.trim())
  // The last hop counts also without an address, which is how a proxy looks that comes by a socket file.
  const hops = [...written.filter((hop) => hop !== ''), remote]
  const address = plainAddress(hops.at(-1 - trustedProxies) ?? hops[0] ?? '')
  return isIP(address) === 0 ? plainAddress(remote) : address
}

/** Without port, brackets and zone; IPv4 inside IPv6 as IPv4. */
function plainAddress(written: string): string {
  const bare = /^\[([^\]]*)\]/.exec(written)?.[1] ?? /^([\d.]+):\d+$/.exec(written)?.[1] ?? written
  const address = bare.replace(/%.*$/, '')
  return isIP(address) === 6 ? (mappedIPv4(address) ?? address) : address
}

/** The IPv4 address inside an IPv6 one, in whichever way it is written. */
function mappedIPv4(address: string): string | undefined {
  // A URL writes every address in one way, this kind as two groups.
  const groups = /^\[::ffff:([\da-f]+):([\da-f]+)\]$/.exec(new URL(`http://[${address}]`).hostname)?.slice(1)
  return groups
    ?.map((group) => parseInt(group, 16))
    .flatMap((group) => [group >> 8, group & 255])
    .join('.')
}

/** Whom the limits of an address count: an IPv4 address, or the /64 network that one IPv6 customer has to himself. */
export function limitKey(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail = ''] = address.toLowerCase().split('::')
  const front = head.split(':').filter((group) => group !== '')
  const back = tail.split(':').filter((group) => group !== '')
  const gap = address.includes('::') ? Math.max(0, 8 - front.length - back.length) : 0
  const groups = [...front, ...Array.from({ length: gap }, () => '0'), ...back]
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
