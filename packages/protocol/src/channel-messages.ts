import * as v from 'valibot'
import { filled, id, sessionId, text, whole } from './fields.ts'
import { limits } from './limits.ts'
import { peerSchemas, type PeerMessage } from './peer-messages.ts'

/** Files go by data channel only: said there, never relayed; `file` names the chunks on the binary channel (rule R3). */
export const fileSchemas = {
  FileOffer: v.object({
    type: v.literal('FileOffer'),
    session_id: sessionId,
    id,
    file: whole(0, 0xffff_ffff),
    name: filled(limits.fileName),
    size: whole(),
    mime: text(limits.mime),
    sha256: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'Expected 64 hexadecimal digits'))),
  }),
  FileAccept: v.object({ type: v.literal('FileAccept'), session_id: sessionId, id }),
  FileDecline: v.object({ type: v.literal('FileDecline'), session_id: sessionId, id }),
  FileCancel: v.object({ type: v.literal('FileCancel'), session_id: sessionId, id }),
  FileDone: v.object({ type: v.literal('FileDone'), session_id: sessionId, id }),
}

/** All that a data channel carries as text. */
export const channelSchemas = { ...peerSchemas, ...fileSchemas }

export type FileMessage = {
  [Type in keyof typeof fileSchemas]: v.InferOutput<(typeof fileSchemas)[Type]>
}[keyof typeof fileSchemas]
export type ChannelMessage = PeerMessage | FileMessage
