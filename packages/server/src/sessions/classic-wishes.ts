import type { Preferences } from '../matching/ticket.ts'

/** What a classic client asks of the queue, since it cannot say (rule C2). */
export const CLASSIC_WISHES: Preferences = {
  pool: 'default',
  media: 'video',
  mode: 'global',
  tags: [],
  languages: [],
  profile: {},
  privacy: 'direct',
  autoRequeue: true,
}
