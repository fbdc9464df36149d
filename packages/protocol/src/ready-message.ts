import * as v from 'valibot'
import { languages, media, mode, pool, preparedOffer, privacy, profile, tags } from './fields.ts'

/** Into the queue, or new wishes for a place already held (rule Q1). Apart from the others, since clients read their wishes by it. */
export const readySchema = v.object({
  type: v.literal('Ready'),
  pool: v.optional(pool),
  media,
  mode: v.optional(mode),
  tags: v.optional(tags),
  languages: v.optional(languages),
  profile: v.optional(profile),
  privacy: v.optional(privacy),
  auto_requeue: v.optional(v.boolean()),
  ...preparedOffer,
})
