import { describe, expect, it } from 'vitest'
import { clientAddress, limitKey } from './client-address.ts'

describe('the address behind proxies', () => {
  it.each([
    ['no proxy is trusted: the header is the client’s own', 0, '9.9.9.9', '192.0.2.1'],
    ['one proxy: the last of the header', 1, '9.9.9.9, 198.51.100.7', '198.51.100.7'],
    ['two proxies', 2, '9.9.9.9, 198.51.100.7, 10.0.0.2', '198.51.100.7'],
    ['fewer hops than proxies: the first', 3, '198.51.100.7', '198.51.100.7'],
    ['no header at all', 1, undefined, '192.0.2.1'],
    ['something that is no address', 1, 'unknown', '192.0.2.1'],
    ['with a port', 1, '198.51.100.7:4711', '198.51.100.7'],
    ['IPv6 in brackets, with a port', 1, '[2001:db8::1]:4711', '2001:db8::1'],
  ])('[S4] %s', (_, trustedProxies, forwarded, address) => {
    expect(clientAddress({ remote: '192.0.2.1', forwarded }, trustedProxies)).toBe(address)
  })

  it('[S4] behind a socket file, where the other end has no address, each proxy still counts for one', () => {
    expect(clientAddress({ remote: undefined, forwarded: '9.9.9.9, 198.51.100.7' }, 1)).toBe('198.51.100.7')
    expect(clientAddress({ remote: undefined, forwarded: '9.9.9.9' }, 0)).toBe('')
  })

  it.each(['::ffff:192.0.2.1', '::FFFF:c000:201', '0:0:0:0:0:ffff:c000:0201', '[::ffff:c000:201]:4711'])(
    '[S4] IPv4 inside IPv6 is IPv4: %s',
    (remote) => {
      expect(clientAddress({ remote: '10.0.0.1', forwarded: remote }, 1)).toBe('192.0.2.1')
    },
  )
})

describe('whom a limit counts', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::6', '2001:db8:1:2::/64'],
    ['2001:db8::6', '2001:db8:0:0::/64'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
  ])('[S4] %s is counted as %s', (address, key) => {
    expect(limitKey(address)).toBe(key)
  })
})
