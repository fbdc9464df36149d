import type { ClientEvents } from '@mismatch/sdk'

/** Media flows: `detail.session`. */
export class MismatchConnectedEvent extends Event {
  static readonly type = 'mismatch-connected'
  readonly detail: ClientEvents['connected']

  constructor(detail: ClientEvents['connected']) {
    super(MismatchConnectedEvent.type, { bubbles: true, composed: true })
    this.detail = detail
  }
}
