import { limits } from '@mismatch/protocol'
import { databaseUrl } from './database-url.ts'
import { choice, keysUrl, list, origin, pool, secret, text, whole, type Kind } from './kinds.ts'

/** One option of the server. Its unit is the end of its name. */
export interface Option<Value = unknown> {
  readonly kind: Kind<Value>
  readonly byDefault: Value
  /** What 0 means, where it is not just a number. */
  readonly zero?: string
  /** For `--help` and the documentation: what it does. */
  readonly about: string
}

/** No segment is `.` or `..`, which clients resolve before they ask, and no character is one that a router takes for a pattern. */
const PATH = /^\/$|^(\/(?!\.{1,2}(\/|$))[\w.~-]+)+\/?$/
const STUN_URL = /^stuns?:[^\s,?/]{1,255}$/
const TURN_URL = /^turns?:[^\s,?/]{1,255}(\?transport=(udp|tcp))?$/
const ANY_TEXT = /^.{0,255}$/
const MAX = 2 ** 31 - 1
const DAY_MS = 86_400_000
const ms = (word = 'MS') => whole(word, 0, MAX)
const count = whole('N', 0, MAX)
const noLimit = 'no limit'
const option = <const Value>(row: Option<Value> & { byDefault: NoInfer<Value> }): Option<Value> => row

/**
 * Every option of the server, once: flags, `MISMATCH_*` variables, the config file, `--help` and `MatchServerOptions` are
 * derived from this table.
 */
export const optionTable = {
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
  'allowed-origins': option({
    kind: list(origin, '*'),
    byDefault: [],
    about: 'Pages that may connect, such as https://example.com. *, the default, is every page; empty text is refused.',
  }),
  pools: option({
    kind: list(pool, '*', 1_000),
    byDefault: [],
    about:
      'The pools that people may ask for, each by its name, or as chess=https://a.example|https://b.example for pages of these origins only. *, the default, is every pool, 1,000 in use at once. default is the one of those who name none.',
  }),
  'trusted-proxies': option({
    kind: whole('HOPS', 0, 16),
    byDefault: 0,
    zero: 'X-Forwarded-For is not believed',
    about:
      'How many proxies of yours stand before this server and add to X-Forwarded-For. Behind a proxy set it, or all visitors share one address and its limits.',
  }),
  auth: option({
    kind: choice('open', 'token'),
    byDefault: 'open',
    about:
      'Who may come in. open: everybody. token: who brings a token, from a login of yours (auth-secret, auth-jwks-url) or from this server (anonymous).',
  }),
  'auth-secret': option({
    kind: secret,
    byDefault: '',
    about:
      'The secret that this server shares with a login of yours, at least 16 characters: tokens signed with it (HS256) are let in. Other users of the machine can read flags: better a variable.',
  }),
  'auth-jwks-url': option({
    kind: keysUrl,
    byDefault: '',
    about:
      'Where the public keys of a login are (JWKS): tokens signed with one of them (RS256, ES256, EdDSA) are let in. Name auth-audience too, or tokens that it made for other programs are let in as well.',
  }),
  'auth-issuer': option({
    kind: text('TEXT', ANY_TEXT, 'up to 255 characters'),
    byDefault: '',
    about: 'What tokens of a login must name as their iss.',
  }),
  'auth-audience': option({
    kind: text('TEXT', ANY_TEXT, 'up to 255 characters'),
    byDefault: '',
    about: 'What tokens of a login must name in their aud.',
  }),
  anonymous: option({
    kind: choice('on', 'off'),
    byDefault: 'on',
    about:
      'With auth token: whether strangers without a login get tokens for five minutes, renewed as they stay (POST /auth/token).',
  }),
  duplicate: option({
    kind: choice('replace', 'reject'),
    byDefault: 'replace',
    about: 'When somebody who is connected connects again: end the older connection, or turn the newer away.',
  }),
  'resume-window-ms': option({
    kind: ms(),
    byDefault: 30_000,
    zero: 'who is lost is gone',
    about: 'How long somebody whose connection is lost keeps their place or their partner, and may come back.',
  }),
  secret: option({
    kind: secret,
    byDefault: '',
    about:
      'What resume tokens are sealed with, at least 16 characters; without it auth-secret is. With one of them, or with data-dir, people come back after a restart to where they were; several servers need the same. Other users of the machine can read flags: better a variable.',
  }),
  'data-dir': option({
    kind: text('FOLDER', /./, 'the name of a folder'),
    byDefault: '.mismatch',
    about:
      'Where the server keeps what outlives it: without secret and auth-secret, a key of its own; without database-url, reports, blocks and bans.',
  }),
  'database-url': option({
    kind: databaseUrl,
    byDefault: '',
    about:
      'Where reports, blocks and bans are kept, instead of SQLite in data-dir: postgres://user:password@host/database, which several servers may share, or another file:/path. memory: keeps them until the server ends. Other users of the machine can read flags: better a variable.',
  }),
  'retention-days': option({
    kind: whole('DAYS', 0, 36_500),
    byDefault: 30,
    zero: 'for ever',
    about:
      'How long reports and the audit log are kept, bans after their end, and blocks after one of the two was here last.',
  }),
  'admin-token': option({
    kind: secret,
    byDefault: '',
    about:
      'Opens /admin: reports, bans, sessions. At least 16 characters; without it there is no /admin. Other users of the machine can read flags: better a variable.',
  }),
  'report-ban-count': option({
    kind: count,
    byDefault: 3,
    zero: 'reports ban nobody',
    about:
      'How many must report somebody, from different devices and addresses and of sessions of at least 5 s, until that user and device are banned for a while.',
  }),
  'report-ban-window-ms': option({
    kind: whole('MS', 1, MAX),
    byDefault: 3_600_000,
    about: 'Within which time these reports must come.',
  }),
  'report-ban-ms': option({
    kind: whole('MS', 1, MAX),
    byDefault: DAY_MS,
    about: 'How long such a ban lasts.',
  }),
  'rematch-cooldown-ms': option({
    kind: ms(),
    byDefault: 10_000,
    zero: 'none',
    about: 'How long two who met are kept apart after their session.',
  }),
  'queue-ttl-ms': option({
    kind: ms(),
    byDefault: 120_000,
    zero: 'until they leave',
    about: 'How long somebody waits in the queue before they are told that nobody came.',
  }),
  'session-max-ms': option({
    kind: ms(),
    byDefault: 7_200_000,
    zero: 'as long as they like',
    about: 'How long two people may talk before both are taken to the next.',
  }),
  'session-idle-ms': option({
    kind: ms(),
    byDefault: 300_000,
    zero: 'as long as they like',
    about: 'How long a conversation lasts in which nobody writes and no call stands.',
  }),
  'frames-per-second': option({
    kind: count,
    byDefault: 100,
    zero: noLimit,
    about: 'Frames of one connection, of all types.',
  }),
  'chat-per-second': option({
    kind: count,
    byDefault: 5,
    zero: noLimit,
    about: 'Chat messages of one connection through the server.',
  }),
  'ready-per-minute': option({
    kind: count,
    byDefault: 30,
    zero: noLimit,
    about: 'Find and Next of one connection, together with blocks and calls that failed.',
  }),
  'prepare-per-minute': option({
    kind: count,
    byDefault: 20,
    zero: noLimit,
    about: 'Connections that one connection prepares while it waits.',
  }),
  'report-per-minute': option({ kind: count, byDefault: 5, zero: noLimit, about: 'Reports of one connection.' }),
  'refresh-per-minute': option({ kind: count, byDefault: 6, zero: noLimit, about: 'New tokens of one connection.' }),
  'address-connects-per-minute': option({
    kind: count,
    byDefault: 60,
    zero: noLimit,
    about: 'Connections opened by one address (IPv6: by one /64 network).',
  }),
  'address-connections': option({
    kind: count,
    byDefault: 100,
    zero: noLimit,
    about: 'Connections open at once from one address.',
  }),
  'address-tokens-per-minute': option({
    kind: count,
    byDefault: 10,
    zero: noLimit,
    about: 'Anonymous tokens given to one address; renewing one is not counted.',
  }),
  'address-requests-per-minute': option({
    kind: count,
    byDefault: 100,
    zero: noLimit,
    about: 'Other HTTP requests of one address; /health and /ready are not counted.',
  }),
  'address-ice-per-minute': option({
    kind: count,
    byDefault: 10,
    zero: noLimit,
    about: 'Sets of TURN credentials made for one address; more people of that address share the last one.',
  }),
  'max-connections': option({
    kind: count,
    byDefault: 10_000,
    zero: noLimit,
    about: 'Connections open at once, of everybody. Mind the limit of open files (ulimit -n).',
  }),
  'frame-bytes': option({
    kind: count,
    byDefault: limits.frameBytes,
    zero: noLimit,
    about: 'The longest frame taken from a client.',
  }),
  'hello-timeout-ms': option({
    kind: ms(),
    byDefault: 5_000,
    zero: 'wait for ever',
    about: 'How long a connection may take to say Hello.',
  }),
  'drain-ms': option({
    kind: ms(),
    byDefault: 5_000,
    zero: 'all at once',
    about: 'When the server goes down: over which time clients are told to come back.',
  }),
  'metrics-port': option({
    kind: whole('PORT', 0, 65_535),
    byDefault: 0,
    zero: 'no metrics',
    about:
      'Where Prometheus finds /metrics, on metrics-host. The same as port: among the pages, where everybody can read them.',
  }),
  'metrics-host': option({
    kind: text('ADDRESS', /^\S+$/, 'a host name or address'),
    byDefault: '127.0.0.1',
    about: 'Where metrics-port listens. The default is reachable from this machine only.',
  }),
  'log-level': option({
    kind: choice('silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'),
    byDefault: 'info',
    about: 'How much is logged (JSON lines on stderr). No level logs what people say or who they are.',
  }),
}

export type OptionName = keyof typeof optionTable
export const optionNames = Object.keys(optionTable) as readonly OptionName[]

type Camel<Name extends string> =
  Name extends `${infer Head}-${infer Rest}` ? `${Head}${Capitalize<Camel<Rest>>}` : Name
type ValueOf<Row> = Row extends Option<infer Value> ? Value : never

/** The value of every option, under its name in camel case; the config file itself is none. */
export type Settings = {
  readonly [Name in Exclude<OptionName, 'config'> as Camel<Name>]: ValueOf<(typeof optionTable)[Name]>
}

export function camelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

export function flagOf(name: OptionName): string {
  return `--${name}`
}

export function variableOf(name: OptionName): string {
  return `MISMATCH_${name.replaceAll('-', '_').toUpperCase()}`
}
