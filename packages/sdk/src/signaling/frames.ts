import { decodeServerFrame, UNCOUNTED, type ServerMessage } from '@mismatch/protocol'

/** What was read from a socket: a message, a fault, or neither: one from a later version, which can be passed over. */
export interface Read {
  readonly message?: ServerMessage
  readonly fault?: string
  /** Whether acknowledgements count it (rule H4). */
  readonly isCounted: boolean
}

/** @param text null for a binary frame */
export function readFrame(text: string | null): Read {
  if (text === null) return { fault: 'a binary frame', isCounted: true }
  const decoded = decodeServerFrame(text)
  const type = decoded.ok ? decoded.message.type : decoded.fault.ref
  const isCounted = type === undefined || !UNCOUNTED.has(type)
  if (decoded.ok) return { message: decoded.message, isCounted }
  if (decoded.fault.code === 'unknown_type') return { isCounted }
  return { fault: `${type ?? 'frame'}: ${decoded.fault.message}`, isCounted }
}
