import type { ClientEvents } from '@mismatch/sdk'

/** A chat message, of the partner or one's own: `detail` is `{session, message}`. The text is as it was written. */
export class MismatchMessageEvent extends Event {
  static readonly type = 'mismatch-message'
  readonly detail: ClientEvents['message']

  constructor(detail: ClientEvents['message']) {
    super(MismatchMessageEvent.type, { bubbles: true, composed: true })
    this.detail = detail
  }
}
