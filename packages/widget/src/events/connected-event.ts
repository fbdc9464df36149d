import type { ClientEvents } from '@mismatch/sdk'
import { ClientEvent } from './client-event.ts'

/** Media flows: `detail.session`. */
export class MismatchConnectedEvent extends ClientEvent<ClientEvents['connected']> {
  static override readonly type = 'mismatch-connected'
}
