import type { ChannelMessage } from './channel-messages.ts'
import { badFrame, parseObject, refsOf, unknownType, type Decoded } from './frame-fault.ts'
import type { PeerMessage, RelayedType } from './peer-messages.ts'
import type { ServerMessage } from './server-messages.ts'
import { read, type Members } from './shape.ts'
import { fileShapes, peerShapes, readyShape, relayedShapes, serverShapes } from './shapes.ts'

// What a client reads. Members are checked as by the schemas; how names are written and ordered is left to the server, since
// a client forwards nothing (rule F7).

/** What a server sent to a client. Never throws, whatever the text. */
export function decodeServerFrame(text: string): Decoded<ServerMessage> {
  return decode<ServerMessage>(text, serverShapes)
}

/** What a partner says over the data channel (rule R2). Never throws, whatever the text. */
export function decodePeerFrame(text: string): Decoded<PeerMessage> {
  return decode<PeerMessage>(text, peerShapes)
}

/** The same, with what is said about files (rule R3). Never throws, whatever the text. */
export function decodeChannelFrame(text: string): Decoded<ChannelMessage> {
  return decode<ChannelMessage>(text, peerShapes, fileShapes)
}

/** Every member of a `Ready` that does not validate, and why: for a client, before its server says so. */
export function readyFaults(members: object): string[] {
  const faults: string[] = []
  read({ members: readyShape }, members, '', faults)
  return faults
}

/** Whether the server passes frames of this type on to the partner. */
export function isRelayedType(type: string): type is RelayedType {
  return Object.hasOwn(relayedShapes, type)
}

function decode<Message extends { readonly type: string }>(
  text: string,
  ...tables: Readonly<Record<string, Members>>[]
): Decoded<Message> {
  const parsed = parseObject(text)
  if ('fault' in parsed) return parsed
  const { type, id } = parsed.value
  if (typeof type !== 'string') return badFrame('type: expected a string')
  const members = tables.find((table) => Object.hasOwn(table, type))?.[type]
  if (members === undefined) return unknownType(refsOf(type, id))
  const faults: string[] = []
  const message = read({ members }, parsed.value, '', faults) as object
  if (faults[0] !== undefined) return badFrame(faults[0], refsOf(type, id))
  return { ok: true, message: { type, ...message } as Message }
}
