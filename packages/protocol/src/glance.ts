import { endOfPlainText, endOfText, endOfWhole, standsAt, UNSURE } from './json-bytes.ts'
import type { RelayedType } from './peer-messages.ts'
import type { Members, Shape } from './shape.ts'
import { relayedShapes } from './shapes.ts'

// Most frames that a server sees are for the partner, and come as `encode` writes them. Such a frame says in its first bytes what a relay
// has to know of it; that the rest is as it must be is seen in one pass over them, without making a value of it (rule F7).

/** A frame as it was seen at a glance: well-formed, of this type, with every member as it must be. */
export class Glimpse<Type extends string = string> {
  readonly type: Type
  readonly #bytes: Uint8Array
  /** Where the text of its `session_id` stands; nowhere if it has none. */
  readonly #from: number
  readonly #to: number

  constructor(type: Type, bytes: Uint8Array, from: number, to: number) {
    this.type = type
    this.#bytes = bytes
    this.#from = from
    this.#to = to
  }

  /** Whether it names this session. */
  isOf(sessionId: string): boolean {
    const bytes = this.#bytes
    const from = this.#from
    const length = this.#to - from
    if (length === 0 || length !== sessionId.length) return false
    for (let at = 0; at < length; at++) {
      if (bytes[from + at] !== sessionId.charCodeAt(at)) return false
    }
    return true
  }
}

/** What classic clients tell each other of their connection (rule C3). */
export type ClassicSignalType = 'Offer' | 'Answer' | 'IceCandidate'

/**
 * What can be seen of a client's frame at a glance, if it is one for the partner and written as `encode` writes it: its members in the
 * order of the schema, and no others. Such a frame is taken by `decodeClientFrame` too, with the same type and `session_id`.
 *
 * @param bytes the UTF-8 of the frame
 * @returns undefined if it cannot be told at a glance what it is; only a full parse knows then
 */
export function glanceAtClientFrame(bytes: Uint8Array): Glimpse<RelayedType> | undefined {
  return glance(bytes, v1Forms)
}

/** The same for a classic client's frame and `decodeClassicFrame`; it names no session. */
export function glanceAtClassicFrame(bytes: Uint8Array): Glimpse<ClassicSignalType> | undefined {
  return glance(bytes, classicForms)
}

/** The one way in which frames of a type are recognised. */
interface Form<Type extends string> {
  readonly type: Type
  /** From the first brace to the end of the type. */
  readonly head: Uint8Array
  readonly members: readonly Member[]
}

interface Member {
  /** With the comma before it and the colon behind it. */
  readonly name: Uint8Array
  readonly isOptional: boolean
  readonly isNullable: boolean
  readonly kind: 'session' | 'text' | 'whole' | 'word'
  readonly least: number
  readonly most: number
  /** The values of a `word`, as they are written. */
  readonly words: readonly Uint8Array[]
}

/** By the letter that their types begin with. */
type Forms<Type extends string> = ReadonlyMap<number, readonly Form<Type>[]>

const BEFORE_TYPE = '{"type":"'
const CLOSE_BRACE = 0x7d

const written = (text: string): Uint8Array => new TextEncoder().encode(text)
const NULL = written('null')

const v1Forms = /* @__PURE__ */ formsOf<RelayedType>(relayedShapes)
const classicForms = /* @__PURE__ */ formsOf<ClassicSignalType>(withoutSessions(['Offer', 'Answer', 'IceCandidate']))

function glance<Type extends string>(bytes: Uint8Array, forms: Forms<Type>): Glimpse<Type> | undefined {
  const alike = forms.get(bytes[BEFORE_TYPE.length] ?? 0)
  if (alike === undefined) return undefined
  for (const form of alike) {
    if (standsAt(bytes, 0, form.head)) return read(bytes, form)
  }
  return undefined
}

function read<Type extends string>(bytes: Uint8Array, { type, head, members }: Form<Type>): Glimpse<Type> | undefined {
  let at = head.length
  let from = 0
  let to = 0
  for (const member of members) {
    const { name, kind, isOptional } = member
    if (!standsAt(bytes, at, name)) {
      if (isOptional) continue
      return undefined
    }
    const start = at + name.length
    at = endOfValue(bytes, start, member)
    if (at === UNSURE) return undefined
    if (kind !== 'session') continue
    from = start + 1
    to = at - 1
  }
  return at === bytes.length - 1 && bytes[at] === CLOSE_BRACE ? new Glimpse(type, bytes, from, to) : undefined
}

function endOfValue(bytes: Uint8Array, at: number, { isNullable, kind, least, most, words }: Member): number {
  if (isNullable && standsAt(bytes, at, NULL)) return at + NULL.length
  if (kind === 'text') return endOfText(bytes, at, least, most)
  if (kind === 'session') return endOfPlainText(bytes, at, least, most)
  if (kind === 'whole') return endOfWhole(bytes, at, least, most)
  for (const word of words) {
    if (standsAt(bytes, at, word)) return at + word.length
  }
  return UNSURE
}

function formsOf<Type extends string>(table: Readonly<Record<Type, Members>>): Forms<Type> {
  const forms = new Map<number, Form<Type>[]>()
  for (const [type, members] of Object.entries(table) as [Type, Members][]) {
    const form: Form<Type> = {
      type,
      head: written(`${BEFORE_TYPE}${type}"`),
      members: Object.entries(members).map(([name, shape]) => memberOf(name, shape)),
    }
    const letter = type.charCodeAt(0)
    forms.set(letter, [...(forms.get(letter) ?? []), form])
  }
  return forms
}

function memberOf(key: string, shape: Shape): Member {
  const name = key.replace('?', '')
  const isNullable = shape !== 'boolean' && 'orNull' in shape
  return {
    name: written(`,"${name}":`),
    isOptional: name !== key,
    isNullable,
    ...valueOf(isNullable ? shape.orNull : shape, name === 'session_id'),
  }
}

function valueOf(shape: Shape, isSession: boolean): Pick<Member, 'kind' | 'least' | 'most' | 'words'> {
  const inWords = (values: readonly unknown[]) => ({
    kind: 'word' as const,
    least: 0,
    most: 0,
    words: values.map((value) => written(JSON.stringify(value))),
  })
  if (shape === 'boolean') return inWords([true, false])
  if ('oneOf' in shape) return inWords(shape.oneOf)
  if ('whole' in shape) return { kind: 'whole', least: shape.whole[0], most: shape.whole[1], words: [] }
  if ('text' in shape && shape.like === undefined && shape.text[0] <= 1) {
    return { kind: isSession ? 'session' : 'text', least: shape.text[0], most: shape.text[1], words: [] }
  }
  // No word stands for it: frames with such a member are left to the full parse.
  return inWords([])
}

/** Those of v1 are the same but for the session. */
function withoutSessions(types: readonly ClassicSignalType[]): Record<ClassicSignalType, Members> {
  const shapes = types.map((type) => {
    const members = Object.entries(relayedShapes[type] as Members)
    return [type, Object.fromEntries(members.filter(([name]) => name !== 'session_id'))]
  })
  return Object.fromEntries(shapes) as Record<ClassicSignalType, Members>
}
