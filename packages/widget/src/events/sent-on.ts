import { MismatchConnectedEvent } from './connected-event.ts'
import { MismatchErrorEvent } from './error-event.ts'
import { MismatchMessageEvent } from './message-event.ts'
import { MismatchPairedEvent } from './paired-event.ts'
import { MismatchPeerLeftEvent } from './peer-left-event.ts'
import { MismatchStateEvent } from './state-event.ts'
import { MismatchWaitingEvent } from './waiting-event.ts'

/** Which events of the client the element sends on, and as what. */
export const sentOn = {
  state: MismatchStateEvent,
  waiting: MismatchWaitingEvent,
  paired: MismatchPairedEvent,
  connected: MismatchConnectedEvent,
  peerleft: MismatchPeerLeftEvent,
  message: MismatchMessageEvent,
  error: MismatchErrorEvent,
} as const
