import * as v from 'valibot'
import { limits } from './limits.ts'

// Marked as pure, so that a bundler leaves out the messages that a program never reads.
/* @__NO_SIDE_EFFECTS__ */
export const text = (max: number) => v.pipe(v.string(), v.maxLength(max))
/* @__NO_SIDE_EFFECTS__ */
export const filled = (max: number) => v.pipe(v.string(), v.nonEmpty(), v.maxLength(max))
/* @__NO_SIDE_EFFECTS__ */
export const whole = (min = 0, max = Number.MAX_SAFE_INTEGER) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(min), v.maxValue(max))

/** An id made by either end: opaque, so only its length is looked at. */
export const id = filled(limits.id)
export const sessionId = id

/** An isolated queue (rule Q1). */
export const pool = v.pipe(v.string(), v.regex(/^[a-z0-9._-]{1,64}$/, 'Expected 1 to 64 of a-z 0-9 . _ -'))
export const media = v.picklist(['video', 'audio', 'text'])
export const privacy = v.picklist(['direct', 'relay_first', 'relay'])
export const mode = v.picklist(['global', 'buddies_first', 'buddies_only'])
export const tags = v.pipe(v.array(filled(limits.tag)), v.maxLength(limits.tags))
export const languages = v.pipe(v.array(filled(limits.language)), v.maxLength(limits.languages))

/** An offer made before there is a partner, and its name (rule Q4). */
export const preparedOffer = { offer: v.optional(text(limits.sdp)), offer_id: v.optional(id) }

const avatar = v.pipe(
  filled(limits.avatar),
  v.regex(
    /^(?:[a-z0-9-]{1,32}|data:image\/(?:png|jpeg|webp|gif|avif);base64,[A-Za-z0-9+/=]+)$/,
    'Expected a built-in id or a data:image address',
  ),
)

/** What a person shows of themselves to a stranger (rule Q1). Drawn as text, never as markup. */
export const profile = v.object({
  name: v.optional(text(limits.profileName)),
  age: v.optional(whole(limits.ageMin, limits.ageMax)),
  avatar: v.optional(avatar),
})

export const iceServer = v.object({
  urls: v.pipe(v.array(filled(limits.iceUrl)), v.nonEmpty(), v.maxLength(limits.iceUrls)),
  username: v.optional(text(limits.iceUrl)),
  credential: v.optional(text(limits.iceUrl)),
})

export type Mode = v.InferOutput<typeof mode>
export type Media = v.InferOutput<typeof media>
export type Privacy = v.InferOutput<typeof privacy>
export type Profile = v.InferOutput<typeof profile>
export type IceServer = v.InferOutput<typeof iceServer>
