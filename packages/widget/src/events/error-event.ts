import type { ClientEvents } from '@mismatch/sdk'

/** Something went wrong: `detail.error` has a `code`. It is shown already. */
export class MismatchErrorEvent extends Event {
  static readonly type = 'mismatch-error'
  readonly detail: ClientEvents['error']

  constructor(detail: ClientEvents['error']) {
    super(MismatchErrorEvent.type, { bubbles: true, composed: true })
    this.detail = detail
  }
}
