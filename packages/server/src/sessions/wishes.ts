import type { ClientMessageMap } from '@mismatch/protocol'
import { languagesOf, tagsOf } from '../matching/tags.ts'
import type { Preferences } from '../matching/ticket.ts'

/**
 * What a Ready asks of the queue, where it says nothing by default (rule Q1).
 *
 * @param name one that a login vouches for: it is not the client's to choose
 */
export function wishesOf(ready: ClientMessageMap['Ready'], name: string | undefined): Preferences {
  const { pool = 'default', media, mode = 'global', tags = [], languages = [] } = ready
  const { privacy = 'direct', auto_requeue: autoRequeue = true } = ready
  const profile = { ...ready.profile, ...(name !== undefined && { name }) }
  return { pool, media, mode, tags: tagsOf(tags), languages: languagesOf(languages), profile, privacy, autoRequeue }
}
