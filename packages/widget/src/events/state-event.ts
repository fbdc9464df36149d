import type { ClientEvents } from '@mismatch/sdk'
import { ClientEvent } from './client-event.ts'

/** The state has changed: `detail` is `{from, to, reason}`. */
export class MismatchStateEvent extends ClientEvent<ClientEvents['state']> {
  static override readonly type = 'mismatch-state'
}
