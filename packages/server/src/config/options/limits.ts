import { limits } from '@mismatch/protocol'
import { count, ms, noLimit, option } from './option.ts'

/** How much one connection, one address and all together may ask for (rules S3, S4). */
export const limitOptions = {
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
}
