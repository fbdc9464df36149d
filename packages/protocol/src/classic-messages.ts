import * as v from 'valibot'
import { text, whole } from './fields.ts'
import { limits } from './limits.ts'

/** Frames of the classic dialect from a client (rules C3, C4); no session id, so the server keeps sessions apart for it. */
export const classicClientSchemas = {
  Offer: v.object({ type: v.literal('Offer'), sdp: text(limits.sdp) }),
  Answer: v.object({ type: v.literal('Answer'), sdp: text(limits.sdp) }),
  IceCandidate: v.object({
    type: v.literal('IceCandidate'),
    candidate: text(limits.candidate),
    sdp_mid: v.nullish(text(limits.sdpMid)),
    sdp_m_line_index: v.nullish(whole(0, limits.sdpMLineIndex)),
  }),
  Skip: v.object({ type: v.literal('Skip') }),
  Ready: v.object({ type: v.literal('Ready') }),
  Report: v.object({ type: v.literal('Report') }),
}

/** What the server itself says in the classic dialect (rules C2, C6), besides the three it passes on. */
export const classicServerSchemas = {
  Waiting: v.object({ type: v.literal('Waiting') }),
  Paired: v.object({ type: v.literal('Paired'), you_are_offerer: v.boolean() }),
  PeerLeft: v.object({ type: v.literal('PeerLeft') }),
}

export type ClassicClientMessageMap = {
  [Type in keyof typeof classicClientSchemas]: v.InferOutput<(typeof classicClientSchemas)[Type]>
}
export type ClassicClientType = keyof ClassicClientMessageMap
export type ClassicClientMessage = ClassicClientMessageMap[ClassicClientType]
export type ClassicServerMessage = {
  [Type in keyof typeof classicServerSchemas]: v.InferOutput<(typeof classicServerSchemas)[Type]>
}[keyof typeof classicServerSchemas]
