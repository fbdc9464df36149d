import type { IncomingMessage } from './dialect.ts'

/** How an Error names a frame: by its type and its id; a report or block by its session, of which it is the only one (rule E1). */
export function refsOf(message: IncomingMessage): { ref: string; ref_id?: string } {
  const { type: ref } = message
  if (ref === 'Report' || ref === 'Block')
    return { ref, ...('session_id' in message && { ref_id: message.session_id }) }
  return { ref, ...('id' in message && message.id !== undefined && { ref_id: message.id }) }
}
