import * as v from 'valibot'
import type { FrameFault } from '../frame-fault.ts'
import { limits } from '../limits.ts'
import { relayedSchemas } from '../peer-messages.ts'
import type { Direction } from './directions.ts'
import { parseReference, valueOf, type Json, type Member } from './reference-json.ts'

/** What the codec must say of a text: rules F1, F4, F5 and F7 word by word, on a full parse. */
export type Verdict = { ok: true; message: unknown } | { ok: false; code: FrameFault['code']; message: string }

export function referenceDecode(
  text: string,
  schemas: Record<string, v.GenericSchema>,
  names: Direction['names'],
): Verdict {
  let json: Json
  try {
    json = parseReference(text)
  } catch {
    return bad('the frame is not JSON')
  }
  if (json.kind !== 'object') return bad('the frame is not a JSON object')
  const type = json.members.findLast(({ name }) => name === 'type')?.value
  const typeText = type?.kind === 'string' ? type.value : undefined
  if (names !== 'any') {
    const fault =
      spelling(json.members) ?? (names === 'v1' ? order(json.members, typeText) : undefined) ?? shape(json, 1)
    if (fault !== undefined) return bad(fault)
  }
  if (typeText === undefined) return bad('type: expected a string')
  if (!Object.keys(schemas).includes(typeText)) {
    return { ok: false, code: 'unknown_type', message: 'this type is not known here' }
  }
  const parsed = v.safeParse(schemas[typeText] as v.GenericSchema, valueOf(json))
  if (parsed.success) return { ok: true, message: parsed.output }
  const [issue] = parsed.issues
  return bad(`${v.getDotPath(issue) ?? 'frame'}: ${issue.message}`)
}

function bad(message: string): Verdict {
  return { ok: false, code: 'bad_frame', message: message.slice(0, limits.errorMessage) }
}

/** "A top-level member name that repeats or contains a backslash is bad_frame." */
function spelling(members: readonly Member[]): string | undefined {
  for (const [index, { raw }] of members.entries()) {
    if (raw.includes('\\')) return 'a member name contains a backslash'
    const isRepeat = members.slice(0, index).some((earlier) => earlier.raw === raw)
    if (isRepeat) return `the member "${raw}" is there twice`
  }
  return undefined
}

/** "`type` is the first member and, in a relayed frame, `session_id` the second." */
function order(members: readonly Member[], type: string | undefined): string | undefined {
  if (members[0]?.raw !== 'type') return '"type" must be the first member'
  const isRelayed = type !== undefined && Object.keys(relayedSchemas).includes(type)
  return isRelayed && members[1]?.raw !== 'session_id' ? '"session_id" must be the second member' : undefined
}

/** "Nesting 8; a member named `__proto__`, at any depth, is bad_frame": also in what a later repeat replaces. */
function shape(json: Json, level: number): string | undefined {
  if (json.kind !== 'object' && json.kind !== 'array') return undefined
  if (level > limits.nesting) return 'objects and lists are nested too deeply'
  if (json.kind === 'array') return firstOf(json.items, (item) => shape(item, level + 1))
  return firstOf(json.members, ({ name, value }) =>
    name === '__proto__' ? 'a member named "__proto__" is not allowed' : shape(value, level + 1),
  )
}

function firstOf<Item>(items: readonly Item[], look: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const found = look(item)
    if (found !== undefined) return found
  }
  return undefined
}
