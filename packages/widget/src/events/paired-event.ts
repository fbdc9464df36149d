import type { ClientEvents } from '@mismatch/sdk'
import { ClientEvent } from './client-event.ts'

/** A partner was found; media does not flow yet: `detail.session`. */
export class MismatchPairedEvent extends ClientEvent<ClientEvents['paired']> {
  static override readonly type = 'mismatch-paired'
}
