import type { RelayedMessage } from '@mismatch/protocol'
import { deliver, hidesAddresses } from '../connection/live-session.ts'
import type { Received } from '../connection/received.ts'
import { toClassic } from '../connection/translation.ts'
import { refsOf } from '../connection/refs.ts'
import { showsAddress } from '../ice/shown-address.ts'
import type { Context, Sender } from './context.ts'

/**
 * Passes a frame on to the partner, as the very text received (rule F7). A frame of another session than the sender's
 * current one is dropped: it is a late one of the last partner (rule F8).
 *
 * @returns whether it is on its way
 */
export function relay({ clock, tally }: Context, { link }: Sender, frame: Received<RelayedMessage>): boolean {
  const { session } = link
  if (session === null || !frame.isOf(session.id)) {
    tally.droppedFrames++
    return false
  }
  if (hidesAddresses(session) && showsAddress(frame.message)) {
    const why =
      'it shows a network address, and this session hides them: only candidates of a relay, with raddr 0.0.0.0'
    link.sendError('forbidden', why, refsOf(frame.message))
    return false
  }
  const said = session.partner?.dialect.name === 'classic' ? toClassic(frame.message) : frame
  if (said === undefined) {
    link.sendError('peer_unsupported', `the partner's client knows no ${frame.type}`, refsOf(frame.message))
    return false
  }
  if (said === '') return false
  const isSent = deliver(session, frame.type, said, clock.now())
  if (!isSent)
    link.sendError('peer_away', 'the partner cannot take frames; this one was not delivered', refsOf(frame.message))
  return isSent
}
