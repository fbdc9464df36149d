import type { ClientEvents } from '@mismatch/sdk'
import { ClientEvent } from './client-event.ts'

/** A place in the queue, and again whenever it changes: `detail` is `{position, online, reason, estimateMs?}`. */
export class MismatchWaitingEvent extends ClientEvent<ClientEvents['waiting']> {
  static override readonly type = 'mismatch-waiting'
}
