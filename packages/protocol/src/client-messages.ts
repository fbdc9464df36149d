import * as v from 'valibot'
import { filled, media, pool, privacy, profile, sessionId, text, whole } from './fields.ts'
import { limits } from './limits.ts'
import { relayedSchemas } from './peer-messages.ts'

/** What a reporter may say that a stranger did (rule S1). */
export const reportReason = v.picklist(['nudity', 'minor', 'harassment', 'hate', 'spam', 'other'])

/** Frames from a client to the server: one schema each, and the type is derived from it. */
export const clientSchemas = {
  /** The first frame of a connection (rule H1). */
  Hello: v.object({
    type: v.literal('Hello'),
    token: v.optional(filled(limits.token)),
    device_id: v.optional(filled(limits.deviceId)),
    resume: v.optional(
      v.object({ token: filled(limits.resumeToken), received: v.optional(whole()), sent: v.optional(whole()) }),
    ),
    client: v.optional(v.object({ name: text(limits.clientName), version: text(limits.clientVersion) })),
  }),
  /** `received` acknowledges the counted frames read so far (rule H4). */
  Ping: v.object({ type: v.literal('Ping'), received: whole() }),
  Pong: v.object({ type: v.literal('Pong'), received: whole() }),
  /** Into the queue, or new wishes for a place already held (rule Q1). */
  Ready: v.object({
    type: v.literal('Ready'),
    pool: v.optional(pool),
    media,
    profile: v.optional(profile),
    privacy: v.optional(privacy),
    auto_requeue: v.optional(v.boolean()),
  }),
  /** End this session and meet the next (rule Q5). */
  Skip: v.object({ type: v.literal('Skip'), session_id: sessionId }),
  /** Out of the queue or the session (rule Q6). */
  Leave: v.object({ type: v.literal('Leave') }),
  Report: v.object({
    type: v.literal('Report'),
    session_id: sessionId,
    reason: reportReason,
    comment: v.optional(text(limits.reportComment)),
  }),
  ...relayedSchemas,
}

export type ReportReason = v.InferOutput<typeof reportReason>
export type ClientMessageMap = { [Type in keyof typeof clientSchemas]: v.InferOutput<(typeof clientSchemas)[Type]> }
export type ClientType = keyof ClientMessageMap
export type ClientMessage = ClientMessageMap[ClientType]

/** Frames that do not count for acknowledgement and resume (the words at the top of the wire's description; rule H4). */
export const UNCOUNTED: ReadonlySet<string> = new Set(['Hello', 'Welcome', 'Ping', 'Pong'])
