import type { MismatchConnectedEvent } from './connected-event.ts'
import type { MismatchErrorEvent } from './error-event.ts'
import type { MismatchMessageEvent } from './message-event.ts'
import type { MismatchPairedEvent } from './paired-event.ts'
import type { MismatchPeerLeftEvent } from './peer-left-event.ts'
import type { MismatchRequestEvent } from './request-event.ts'
import type { MismatchStateEvent } from './state-event.ts'
import type { MismatchWaitingEvent } from './waiting-event.ts'

export { MismatchConnectedEvent } from './connected-event.ts'
export { MismatchErrorEvent } from './error-event.ts'
export { MismatchMessageEvent } from './message-event.ts'
export { MismatchPairedEvent } from './paired-event.ts'
export { MismatchPeerLeftEvent } from './peer-left-event.ts'
export { MismatchStateEvent } from './state-event.ts'
export { MismatchWaitingEvent } from './waiting-event.ts'

declare global {
  interface HTMLElementEventMap {
    'mismatch-state': MismatchStateEvent
    'mismatch-waiting': MismatchWaitingEvent
    'mismatch-paired': MismatchPairedEvent
    'mismatch-connected': MismatchConnectedEvent
    'mismatch-peerleft': MismatchPeerLeftEvent
    'mismatch-message': MismatchMessageEvent
    'mismatch-error': MismatchErrorEvent
    'mismatch-request': MismatchRequestEvent
  }
}
