import type { ClientEvents } from '@mismatch/sdk'

/** A partner was found; media does not flow yet: `detail.session`. */
export class MismatchPairedEvent extends Event {
  static readonly type = 'mismatch-paired'
  readonly detail: ClientEvents['paired']

  constructor(detail: ClientEvents['paired']) {
    super(MismatchPairedEvent.type, { bubbles: true, composed: true })
    this.detail = detail
  }
}
