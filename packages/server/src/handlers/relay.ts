import type { RelayedMessage } from '@mismatch/protocol'
import { deliver } from '../connection/live-session.ts'
import { toClassic } from '../connection/translation.ts'
import { refsOf } from '../connection/refs.ts'
import type { Context, Sender } from './context.ts'

/**
 * Passes a frame on to the partner, as the very text received (rule F7). A frame of another session than the sender's
 * current one is dropped: it is a late one of the last partner (rule F8).
 */
export function relay({ clock, tally }: Context, { link }: Sender, message: RelayedMessage, text: Buffer): void {
  const { session } = link
  if (session?.id !== message.session_id) {
    tally.droppedFrames++
    return
  }
  const said = session.partner?.dialect.name === 'classic' ? toClassic(message) : text
  if (said === undefined) {
    link.sendError('peer_unsupported', `the partner's client knows no ${message.type}`, refsOf(message))
  } else if (said !== '' && !deliver(session, message.type, said, clock.now())) {
    const why = 'the partner cannot take frames; this one was not delivered'
    link.sendError('peer_away', why, refsOf(message))
  }
}
