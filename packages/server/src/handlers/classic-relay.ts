import { deliver, type LiveSession } from '../connection/live-session.ts'
import type { Received } from '../connection/received.ts'
import { toV1, type ClassicSignal } from '../connection/translation.ts'
import type { Context, Sender } from './context.ts'

/**
 * Passes a classic client's frame on to whoever is the partner: to a classic one as the text received (rule C3), to one of v1 under its
 * session's id. The frame names no session, so one that is out of turn is taken for a late one of the last partner (rules F8, C7).
 */
export function classicRelay(
  { clock, tally }: Context,
  { link: { session } }: Sender,
  frame: Received<ClassicSignal>,
): void {
  const said = session?.partner?.dialect.name === 'v1' ? toV1(frame.message, session.id) : frame
  const isTaken = session !== null && isInTurn(session, frame.type) && deliver(session, frame.type, said, clock.now())
  if (!isTaken) tally.droppedFrames++
}

/** A late `Offer` of one who offers again cannot be told from the new one, and stays possible. */
function isInTurn(session: LiveSession, type: ClassicSignal['type']): boolean {
  switch (type) {
    case 'Offer':
      return session.isOfferer
    case 'Answer':
      return session.partner?.session?.hasOffered === true
    case 'IceCandidate':
      return session.hasOffered || session.hasAnswered
  }
}
