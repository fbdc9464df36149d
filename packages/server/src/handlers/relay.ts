import type { ClassicClientMessage, RelayedMessage } from '@mismatch/protocol'
import type { Context, Sender } from './context.ts'

/**
 * Passes a frame on to the partner, as the very text received (rule F7). A frame of another session than the sender's
 * current one is dropped: it is a late one of the last partner (rule F8).
 */
export function relay({ clock, tally }: Context, { connection }: Sender, message: RelayedMessage, text: Buffer): void {
  const { session } = connection
  if (session?.id !== message.session_id) {
    tally.droppedFrames++
    return
  }
  if (session.partner?.relay(text) === true) {
    session.pulse.relayedAt = clock.now()
    return
  }
  const refs = { ref: message.type, ...('id' in message && message.id !== undefined && { ref_id: message.id }) }
  connection.sendError('peer_away', 'the partner cannot take frames; this one was not delivered', refs)
}

/** The same for a classic client, whose frames name no session: whoever is the partner gets them (rule C3). */
export function classicRelay({ tally }: Context, { connection }: Sender, _: ClassicClientMessage, text: Buffer): void {
  if (connection.session?.partner?.relay(text) !== true) tally.droppedFrames++
}
