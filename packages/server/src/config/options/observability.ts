import { choice, text, whole } from '../kinds.ts'
import { option } from './option.ts'

/** What is told of the server to those who run it. */
export const observabilityOptions = {
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
