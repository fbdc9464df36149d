import type { ClientEvents } from '@mismatch/sdk'

/** The state has changed: `detail` is `{from, to, reason}`. */
export class MismatchStateEvent extends Event {
  static readonly type = 'mismatch-state'
  readonly detail: ClientEvents['state']

  constructor(detail: ClientEvents['state']) {
    super(MismatchStateEvent.type, { bubbles: true, composed: true })
    this.detail = detail
  }
}
