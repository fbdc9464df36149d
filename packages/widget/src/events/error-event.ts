import type { ClientEvents } from '@mismatch/sdk'
import { ClientEvent } from './client-event.ts'

/** Something went wrong: `detail.error` has a `code`. It is shown already. */
export class MismatchErrorEvent extends ClientEvent<ClientEvents['error']> {
  static override readonly type = 'mismatch-error'
}
