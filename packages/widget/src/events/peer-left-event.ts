import type { ClientEvents } from '@mismatch/sdk'

/** The session is over, whoever ended it: `detail` is `{session, reason}`. */
export class MismatchPeerLeftEvent extends Event {
  static readonly type = 'mismatch-peerleft'
  readonly detail: ClientEvents['peerleft']

  constructor(detail: ClientEvents['peerleft']) {
    super(MismatchPeerLeftEvent.type, { bubbles: true, composed: true })
    this.detail = detail
  }
}
