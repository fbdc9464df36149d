import * as v from 'valibot'
import { filled, id, sessionId, text, whole } from './fields.ts'
import { limits } from './limits.ts'

/** Signaling between the two of a session, relayed as the very text received (rules R1, F7). */
export const signalSchemas = {
  Offer: v.object({ type: v.literal('Offer'), session_id: sessionId, sdp: text(limits.sdp) }),
  Answer: v.object({ type: v.literal('Answer'), session_id: sessionId, sdp: text(limits.sdp) }),
  /** An empty `candidate` says that there are no more. */
  IceCandidate: v.object({
    type: v.literal('IceCandidate'),
    session_id: sessionId,
    candidate: text(limits.candidate),
    sdp_mid: v.nullable(text(limits.sdpMid)),
    sdp_m_line_index: v.nullable(whole(0, limits.sdpMLineIndex)),
  }),
}

/** The sender's counter in this session, over both roads: data channel and relay (rule R2). */
const n = v.optional(whole())

const receiptStatus = v.picklist(['delivered', 'read'])

/** What the two say to each other: on the data channel once it is open, else relayed; one schema for both (rule R2). */
export const peerSchemas = {
  Chat: v.object({
    type: v.literal('Chat'),
    session_id: sessionId,
    id,
    text: v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.chatText)),
    sent_at: whole(),
    n,
  }),
  /** A message of the partner has arrived, or was read. */
  Receipt: v.object({ type: v.literal('Receipt'), session_id: sessionId, id, status: receiptStatus, n }),
  Typing: v.object({ type: v.literal('Typing'), session_id: sessionId, active: v.boolean(), n }),
  /** To the message `id`, or to the moment. */
  Reaction: v.object({
    type: v.literal('Reaction'),
    session_id: sessionId,
    id: v.optional(id),
    emoji: filled(limits.emoji),
    n,
  }),
  /** Whether the sender's microphone, camera and screen are on, so that the other end can show it. */
  PeerState: v.object({
    type: v.literal('PeerState'),
    session_id: sessionId,
    audio: v.boolean(),
    video: v.boolean(),
    screen: v.boolean(),
    ready: v.optional(v.boolean()),
    n,
  }),
}

/** All frames that the server relays without looking further than their schema. */
export const relayedSchemas = {
  ...signalSchemas,
  ...peerSchemas,
  /** The sender would meet without a TURN relay in between; both must say so (rule V2). */
  GoDirect: v.object({ type: v.literal('GoDirect'), session_id: sessionId }),
}

type Of<Table extends Record<string, v.GenericSchema>> = { [Type in keyof Table]: v.InferOutput<Table[Type]> }
export type SignalMessage = Of<typeof signalSchemas>[keyof typeof signalSchemas]
export type PeerMessage = Of<typeof peerSchemas>[keyof typeof peerSchemas]
export type RelayedMessage = Of<typeof relayedSchemas>[keyof typeof relayedSchemas]
export type RelayedType = keyof typeof relayedSchemas
