import * as v from 'valibot'
import { channelSchemas, type ChannelMessage } from './channel-messages.ts'
import { classicClientSchemas, type ClassicClientMessage, type ClassicServerMessage } from './classic-messages.ts'
import { clientSchemas, type ClientMessage } from './client-messages.ts'
import { jsonShape } from './json-shape.ts'
import { limits } from './limits.ts'
import { isRelayedType, peerSchemas, type PeerMessage } from './peer-messages.ts'
import { readySchema } from './ready-message.ts'
import { serverSchemas, type ServerMessage } from './server-messages.ts'

/** Why a frame was not taken, in the words of an `Error` frame (rules F4, E1). */
export interface FrameFault {
  readonly code: 'bad_frame' | 'unknown_type'
  /** The member and why; at most `limits.errorMessage` long. */
  readonly message: string
  /** The frame's type, where it could be read. */
  readonly ref?: string
  /** The frame's own id, where it has one, so that its sender knows which. */
  readonly ref_id?: string
}

export type Decoded<Message> =
  { readonly ok: true; readonly message: Message } | { readonly ok: false; readonly fault: FrameFault }

/** The text of one frame: `type` first, `session_id` second (rules F1, F7). Members that are `undefined` are left out. */
export function encode(
  message: ClientMessage | ServerMessage | ChannelMessage | ClassicClientMessage | ClassicServerMessage,
): string {
  const { type, ...rest } = message
  if (!('session_id' in rest)) return JSON.stringify({ type, ...rest })
  const { session_id, ...others } = rest
  return JSON.stringify({ type, session_id, ...others })
}

/** What a client sent to a server. Never throws, whatever the text. */
export function decodeClientFrame(text: string): Decoded<ClientMessage> {
  return decode(text, clientSchemas, checkV1Names)
}

/** What a server sent to a client. Never throws, whatever the text. */
export function decodeServerFrame(text: string): Decoded<ServerMessage> {
  return decode(text, serverSchemas, checkV1Names)
}

/** What a partner says over the data channel (rule R2). Never throws, whatever the text. */
export function decodePeerFrame(text: string): Decoded<PeerMessage> {
  return decode(text, peerSchemas, checkV1Names)
}

/** The same, with what is said about files (rule R3). Never throws, whatever the text. */
export function decodeChannelFrame(text: string): Decoded<ChannelMessage> {
  return decode(text, channelSchemas, checkV1Names)
}

/** What a classic client sent (rule C3). Its order of members is free; repeats and escapes are not. */
export function decodeClassicFrame(text: string): Decoded<ClassicClientMessage> {
  return decode(text, classicClientSchemas, checkNames)
}

type Schemas = Record<string, v.GenericSchema>
type Output<Table extends Schemas> = v.InferOutput<Table[keyof Table]>

function decode<Table extends Schemas>(
  text: string,
  table: Table,
  namesFault: (names: readonly string[], type: unknown) => string | undefined,
): Decoded<Output<Table>> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return bad('the frame is not JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return bad('the frame is not a JSON object')
  const { type, id } = value as { type?: unknown; id?: unknown }
  const shape = jsonShape(text, limits.nesting)
  const fault = namesFault(shape.names, type) ?? shape.fault
  if (fault !== undefined) return bad(fault)
  if (typeof type !== 'string') return bad('type: expected a string')
  const refs = { ref: type.slice(0, limits.id), ...(typeof id === 'string' && { ref_id: id.slice(0, limits.id) }) }
  const schema = Object.hasOwn(table, type) ? table[type] : undefined
  if (schema === undefined)
    return { ok: false, fault: { code: 'unknown_type', message: 'this type is not known here', ...refs } }

  // One fault is told, so that a list of thousands is not searched for thousands.
  const parsed = v.safeParse(schema, value, { abortEarly: true })
  if (parsed.success) return { ok: true, message: parsed.output as Output<Table> }
  return bad(told(parsed.issues[0]), refs)
}

/** Every member of a `Ready` that does not validate, and why: for a client, before its server says so. */
export function readyFaults(members: object): string[] {
  const { issues = [] } = v.safeParse(readySchema, { type: 'Ready', ...members })
  return issues.map(told)
}

function told(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? 'frame'}: ${issue.message}`
}

function bad(message: string, refs: Pick<FrameFault, 'ref' | 'ref_id'> = {}): { ok: false; fault: FrameFault } {
  return { ok: false, fault: { code: 'bad_frame', message: message.slice(0, limits.errorMessage), ...refs } }
}

function checkNames(names: readonly string[]): string | undefined {
  const seen = new Set<string>()
  for (const name of names) {
    if (name.includes('\\')) return 'a member name contains a backslash'
    if (seen.has(name)) return `the member "${name}" is there twice`
    seen.add(name)
  }
  return undefined
}

function checkV1Names(names: readonly string[], type: unknown): string | undefined {
  const fault = checkNames(names)
  if (fault !== undefined) return fault
  if (names[0] !== 'type') return '"type" must be the first member'
  if (typeof type === 'string' && isRelayedType(type) && names[1] !== 'session_id') {
    return '"session_id" must be the second member'
  }
  return undefined
}
