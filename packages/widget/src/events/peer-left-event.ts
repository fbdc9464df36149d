import type { ClientEvents } from '@mismatch/sdk'
import { ClientEvent } from './client-event.ts'

/** The session is over, whoever ended it: `detail` is `{session, reason}`. */
export class MismatchPeerLeftEvent extends ClientEvent<ClientEvents['peerleft']> {
  static override readonly type = 'mismatch-peerleft'
}
