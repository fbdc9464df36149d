import * as v from 'valibot'
import type { ChannelMessage } from './channel-messages.ts'
import { classicClientSchemas, type ClassicClientMessage, type ClassicServerMessage } from './classic-messages.ts'
import { clientSchemas, type ClientMessage } from './client-messages.ts'
import { badFrame, parseObject, refsOf, unknownType, type Decoded } from './frame-fault.ts'
import { jsonShape } from './json-shape.ts'
import { limits } from './limits.ts'
import { isRelayedType } from './reader.ts'
import type { ServerMessage } from './server-messages.ts'

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
  const parsed = parseObject(text)
  if ('fault' in parsed) return parsed
  const { value } = parsed
  const { type, id } = value
  const shape = jsonShape(text, limits.nesting)
  const fault = namesFault(shape.names, type) ?? shape.fault
  if (fault !== undefined) return badFrame(fault)
  if (typeof type !== 'string') return badFrame('type: expected a string')
  const refs = refsOf(type, id)
  const schema = Object.hasOwn(table, type) ? table[type] : undefined
  if (schema === undefined) return unknownType(refs)

  // One fault is told, so that a list of thousands is not searched for thousands.
  const checked = v.safeParse(schema, value, { abortEarly: true })
  if (checked.success) return { ok: true, message: checked.output as Output<Table> }
  const [issue] = checked.issues
  return badFrame(`${v.getDotPath(issue) ?? 'frame'}: ${issue.message}`, refs)
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
