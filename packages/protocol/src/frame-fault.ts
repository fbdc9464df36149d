import { limits } from './limits.ts'

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

type Refs = Pick<FrameFault, 'ref' | 'ref_id'>
interface Refused {
  readonly ok: false
  readonly fault: FrameFault
}

export function badFrame(message: string, refs: Refs = {}): Refused {
  return { ok: false, fault: { code: 'bad_frame', message: message.slice(0, limits.errorMessage), ...refs } }
}

export function unknownType(refs: Refs): Refused {
  return { ok: false, fault: { code: 'unknown_type', message: 'this type is not known here', ...refs } }
}

/** The JSON object that a text is, or why it is none (rule F1). */
export function parseObject(text: string): { readonly value: Record<string, unknown> } | Refused {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return badFrame('the frame is not JSON')
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? { value: value as Record<string, unknown> } : badFrame('the frame is not a JSON object')
}

/** How a fault names a frame, as far as it can be read. */
export function refsOf(type: string, id: unknown): Refs {
  return { ref: type.slice(0, limits.id), ...(typeof id === 'string' && { ref_id: id.slice(0, limits.id) }) }
}
