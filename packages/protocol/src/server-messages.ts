import * as v from 'valibot'
import { ERROR_CODES } from './error-codes.ts'
import {
  filled,
  iceServer,
  id,
  media,
  preparedOffer,
  privacy,
  profile,
  sessionId,
  tags,
  text,
  whole,
} from './fields.ts'
import { limits } from './limits.ts'
import { relayedSchemas } from './peer-messages.ts'

export const waitingReason = v.picklist(['queued', 'only_recent', 'only_incompatible', 'backend'])
export const peerLeftReason = v.picklist([
  'skipped',
  'left',
  'disconnected',
  'replaced',
  'failed',
  'timeout',
  'idle',
  'moderated',
])
export const idleReason = v.picklist(['left', 'peer_left', 'queue_timeout', 'no_relay', 'moderated'])

const iceServers = v.pipe(v.array(iceServer), v.maxLength(limits.iceServers))
const resumeToken = v.optional(filled(limits.resumeToken))

/** Frames from the server to a client: one schema each, and the type is derived from it. */
export const serverSchemas = {
  /** The answer to Hello (rule H2). */
  Welcome: v.object({
    type: v.literal('Welcome'),
    user_id: filled(limits.userId),
    resume_token: resumeToken,
    resume_window_ms: whole(),
    resumed: v.picklist(['none', 'session', 'exact']),
    received: whole(),
    state: v.picklist(['idle', 'waiting', 'paired']),
    session_id: v.optional(sessionId),
    ice_servers: iceServers,
    ice_expires_at: v.nullable(whole()),
    /** What the client must keep to; 0 = no limit. */
    limits: v.object({
      frame_bytes: whole(),
      frames_per_second: whole(),
      chat_per_second: whole(),
      ready_per_minute: whole(),
      report_per_minute: whole(),
    }),
    features: v.object({ chat: v.picklist(['peer', 'server']), relay: v.boolean(), files: v.boolean() }),
    server: v.object({ name: text(limits.clientName), version: text(limits.clientVersion) }),
  }),
  Ping: v.object({ type: v.literal('Ping'), received: whole() }),
  Pong: v.object({ type: v.literal('Pong'), received: whole() }),
  /** In the queue: how many are before one (0 = nobody), and why one waits (rules Q1, Q8). */
  Waiting: v.object({
    type: v.literal('Waiting'),
    position: whole(),
    online: whole(),
    reason: waitingReason,
    estimate_ms: v.optional(whole()),
    resume_token: resumeToken,
    /** The offer that the server now holds for this ticket (rule Q4). */
    prepared: v.optional(id),
  }),
  /** A session has begun (rule Q3). */
  Paired: v.object({
    type: v.literal('Paired'),
    session_id: sessionId,
    you_are_offerer: v.boolean(),
    peer: v.object({
      /** A pseudonym of this session only. */
      id,
      profile,
      dialect: v.picklist(['v1', 'classic']),
      media,
      is_buddy: v.boolean(),
      shared_tags: tags,
    }),
    privacy,
    ...preparedOffer,
    /** Whether the partner has the offer `offer_id` already; the offerer then sends no other (rule Q4). */
    offer_delivered: v.optional(v.boolean()),
    resume_token: resumeToken,
  }),
  /** The partner's connection to the server is lost; until then it may come back (rule H5). */
  PeerAway: v.object({ type: v.literal('PeerAway'), session_id: sessionId, until: whole() }),
  PeerBack: v.object({
    type: v.literal('PeerBack'),
    session_id: sessionId,
    resumed: v.picklist(['session', 'exact']),
  }),
  PeerLeft: v.object({ type: v.literal('PeerLeft'), session_id: sessionId, reason: peerLeftReason }),
  /** Neither in the queue nor in a session (rules Q6 to Q8). */
  Idle: v.object({ type: v.literal('Idle'), reason: idleReason, resume_token: resumeToken }),
  Reported: v.object({ type: v.literal('Reported'), session_id: sessionId, report_id: id }),
  Blocked: v.object({ type: v.literal('Blocked'), session_id: sessionId }),
  /** The new token holds until then (rule H9). */
  Refreshed: v.object({ type: v.literal('Refreshed'), expires_at: whole() }),
  /** TURN servers, once one queues, and again before they end (rule H11). */
  IceServers: v.object({ type: v.literal('IceServers'), ice_servers: iceServers, ice_expires_at: v.nullable(whole()) }),
  /** Both want to meet without the relay in between (rule V2). */
  Direct: v.object({ type: v.literal('Direct'), session_id: sessionId, resume_token: resumeToken }),
  Error: v.object({
    type: v.literal('Error'),
    code: v.picklist(ERROR_CODES),
    message: text(limits.errorMessage),
    ref: v.optional(text(limits.id)),
    ref_id: v.optional(text(limits.id)),
    retry_after_ms: v.optional(whole()),
  }),
  /** The server goes down; come back after this long (rule E3). */
  Draining: v.object({ type: v.literal('Draining'), reconnect_in_ms: whole() }),
  ...relayedSchemas,
}

export type WaitingReason = v.InferOutput<typeof waitingReason>
export type PeerLeftReason = v.InferOutput<typeof peerLeftReason>
export type IdleReason = v.InferOutput<typeof idleReason>
export type ServerMessageMap = { [Type in keyof typeof serverSchemas]: v.InferOutput<(typeof serverSchemas)[Type]> }
export type ServerType = keyof ServerMessageMap
export type ServerMessage = ServerMessageMap[ServerType]
