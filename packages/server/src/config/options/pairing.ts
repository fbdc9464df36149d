import { choice } from '../kinds.ts'
import { ms, option } from './option.ts'

/** How long places, sessions and their memory last. */
export const pairingOptions = {
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
  'rematch-cooldown-ms': option({
    kind: ms(),
    byDefault: 10_000,
    zero: 'none',
    about: 'How long two who met are kept apart after their session.',
  }),
  'tag-grace-ms': option({
    kind: ms(),
    byDefault: 8_000,
    zero: 'not at all',
    about: 'How long somebody who names tags or languages waits for a partner who shares one, before anybody will do.',
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
}
