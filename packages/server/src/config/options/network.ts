import { limits } from '@mismatch/protocol'
import { choice, list, secret, text, whole } from '../kinds.ts'
import { DAY_MS, option } from './option.ts'

/** No segment is `.` or `..`, which clients resolve before they ask, and no character is one that a router takes for a pattern. */
const PATH = /^\/$|^(\/(?!\.{1,2}(\/|$))[\w.~-]+)+\/?$/
const STUN_URL = /^stuns?:[^\s,?/]{1,255}$/
const TURN_URL = /^turns?:[^\s,?/]{1,255}(\?transport=(udp|tcp))?$/

/** Where the server listens, and the servers that bring browsers to each other. */
export const networkOptions = {
  host: option({
    kind: text('ADDRESS', /^\S+$/, 'a host name or address'),
    byDefault: '127.0.0.1',
    about: 'Where to listen. The default is reachable from this machine only; 0.0.0.0 or :: is everywhere.',
  }),
  port: option({
    kind: whole('PORT', 0, 65_535),
    byDefault: 8080,
    zero: 'any free port',
    about: 'The port to listen on. The variable PORT is honoured below MISMATCH_PORT.',
  }),
  path: option({
    kind: text('PATH', PATH, 'a path such as /ws, of letters, digits and - . _ ~'),
    byDefault: '/ws',
    about: 'Where the WebSocket is.',
  }),
  config: option({
    kind: text('FILE', /./, 'the name of a file'),
    byDefault: '',
    about: 'A JSON file of these options, under these names: {"port": 9000}.',
  }),
  classic: option({
    kind: choice('auto', 'on', 'off'),
    byDefault: 'auto',
    about:
      'Clients without a subprotocol (the MisMatch wire). auto: on, unless origins or pools are restricted, tokens are asked for, or a hook decides who comes, who waits or what is written.',
  }),
  chat: option({
    kind: choice('peer', 'server'),
    byDefault: 'peer',
    about:
      'Which way messages go: from browser to browser once two are connected, or all of them through the server. A chat hook implies server.',
  }),
  tls: option({
    kind: choice('auto', 'off', 'self-signed'),
    byDefault: 'auto',
    about:
      'Whether the server speaks HTTPS itself. auto: with tls-cert and tls-key. self-signed: with a certificate that it makes for this machine and keeps in data-dir, to try the camera of a phone; browsers warn of it.',
  }),
  'tls-cert': option({
    kind: text('FILE', /^[^\0]*$/, 'the name of a file'),
    byDefault: '',
    about: 'The certificate, PEM, with those between it and the root. Read again when it changes, and on SIGHUP.',
  }),
  'tls-key': option({
    kind: text('FILE', /^[^\0]*$/, 'the name of a file'),
    byDefault: '',
    about: 'The key that belongs to tls-cert, PEM, without a passphrase.',
  }),
  'stun-urls': option({
    kind: list(text('URL', STUN_URL, 'an address such as stun:stun.example.com:3478'), 'none', limits.iceUrls),
    byDefault: ['stun:stun.cloudflare.com:3478'],
    about:
      'STUN servers by which browsers in different networks find each other; they see the network address of everybody who meets. Name your own, or none: then calls work inside one network only.',
  }),
  'turn-urls': option({
    kind: list(
      text(
        'URL',
        TURN_URL,
        'an address such as turn:turn.example.com:3478 or turns:turn.example.com:443?transport=tcp',
      ),
      'none',
      limits.iceUrls,
    ),
    byDefault: [],
    about:
      'TURN servers that carry the calls of those who find no direct way, and of those who hide their address. Needs turn-secret.',
  }),
  'turn-secret': option({
    kind: secret,
    byDefault: '',
    about:
      'The secret that this server shares with the TURN servers (coturn: static-auth-secret), at least 16 characters. Clients get credentials made with it, never the secret. Other users of the machine can read flags: better a variable.',
  }),
  'turn-ttl-ms': option({
    kind: whole('MS', 60_000, DAY_MS),
    byDefault: 600_000,
    about: 'How long TURN credentials hold; they are renewed in time. A call that has begun with them goes on.',
  }),
}
