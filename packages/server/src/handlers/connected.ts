import type { ClientMessageMap, IcePath } from '@mismatch/protocol'
import type { Counted } from '../observability/tally.ts'
import type { Context, Sender } from './context.ts'

const counted: Readonly<Record<IcePath, Counted>> = {
  host: 'connectedByHost',
  srflx: 'connectedBySrflx',
  prflx: 'connectedByPrflx',
  relay: 'connectedByRelay',
  unknown: 'connectedByUnknown',
}

/**
 * Rule Q11: media flows, so the session is not idle though nothing is relayed (rule Q10). Each of the two may say so once; in a text
 * session, where no media can flow, nobody.
 */
export function connected(
  { meters, tally }: Context,
  { link: { session } }: Sender,
  { session_id, path, ms }: ClientMessageMap['Connected'],
): void {
  if (session?.id !== session_id || session.isText || session.hasConnected) {
    tally.droppedFrames++
    return
  }
  session.hasConnected = true
  session.pulse.isConnected = true
  tally[counted[path]]++
  meters.connected(ms)
}
