import { databaseUrl } from '../database-url.ts'
import { secret, text, whole } from '../kinds.ts'
import { count, DAY_MS, MAX, option } from './option.ts'

/** What is kept of people, for how long, and who may read it. */
export const keepingOptions = {
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
}
