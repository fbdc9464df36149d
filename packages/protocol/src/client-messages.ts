import * as v from 'valibot'
import { filled, id, preparedOffer, sessionId, text, whole } from './fields.ts'
import { limits } from './limits.ts'
import { relayedSchemas } from './peer-messages.ts'
import { readySchema } from './ready-message.ts'

/** What a reporter may say that a stranger did (rule S1). */
export const reportReason = v.picklist(['nudity', 'minor', 'harassment', 'hate', 'spam', 'other'])

/** The kind of candidate that carries the media, as WebRTC's statistics name it; `unknown` where they do not (rule Q11). */
export const icePath = v.picklist(['host', 'srflx', 'prflx', 'relay', 'unknown'])
/** How far a session came before it failed: never connected, connected once, or not known to this client (rules H6, Q11). */
export const failedStage = v.picklist(['connecting', 'connected', 'unknown'])

/** An offer and its name come together (rule Q4). */
const isWhole = ({ offer, offer_id }: { offer?: string | undefined; offer_id?: string | undefined }) =>
  (offer === undefined) === (offer_id === undefined)
const HALF_OFFER = 'offer and offer_id come together'

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
  Ready: v.pipe(
    readySchema,
    v.check((frame) => isWhole(frame), HALF_OFFER),
  ),
  /** A connection that is ready before there is a partner (rule Q4). */
  Prepare: v.object({ type: v.literal('Prepare'), offer_id: id, offer: text(limits.sdp) }),
  /** End this session and meet the next (rule Q5). */
  Skip: v.pipe(
    v.object({ type: v.literal('Skip'), session_id: sessionId, ...preparedOffer }),
    v.check((frame) => isWhole(frame), HALF_OFFER),
  ),
  /** Out of the queue or the session (rule Q6). */
  Leave: v.object({ type: v.literal('Leave') }),
  /** Media flows: how the two found each other, and after how long; for metrics (rule Q11). */
  Connected: v.object({ type: v.literal('Connected'), session_id: sessionId, path: icePath, ms: whole() }),
  /** Media could not connect, or was lost for good (rule Q11). */
  Failed: v.pipe(
    v.object({ type: v.literal('Failed'), session_id: sessionId, stage: failedStage, ...preparedOffer }),
    v.check((frame) => isWhole(frame), HALF_OFFER),
  ),
  Report: v.object({
    type: v.literal('Report'),
    session_id: sessionId,
    reason: reportReason,
    comment: v.optional(text(limits.reportComment)),
  }),
  /** Never this one again (rule S2). */
  Block: v.object({ type: v.literal('Block'), session_id: sessionId }),
  /** A new token before the old one ends (rule H9). */
  Refresh: v.object({ type: v.literal('Refresh'), token: filled(limits.token) }),
  ...relayedSchemas,
}

export type IcePath = v.InferOutput<typeof icePath>
export type FailedStage = v.InferOutput<typeof failedStage>
export type ReportReason = v.InferOutput<typeof reportReason>
export type ClientMessageMap = { [Type in keyof typeof clientSchemas]: v.InferOutput<(typeof clientSchemas)[Type]> }
export type ClientType = keyof ClientMessageMap
export type ClientMessage = ClientMessageMap[ClientType]
