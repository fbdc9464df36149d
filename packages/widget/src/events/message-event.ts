import type { ClientEvents } from '@mismatch/sdk'
import { ClientEvent } from './client-event.ts'

/** A chat message, of the partner or one's own: `detail` is `{session, message}`. The text is as it was written. */
export class MismatchMessageEvent extends ClientEvent<ClientEvents['message']> {
  static override readonly type = 'mismatch-message'
}
