import type { ClientEvents } from '@mismatch/sdk'

/** A place in the queue, and again whenever it changes: `detail` is `{position, online, reason}`. */
export class MismatchWaitingEvent extends Event {
  static readonly type = 'mismatch-waiting'
  readonly detail: ClientEvents['waiting']

  constructor(detail: ClientEvents['waiting']) {
    super(MismatchWaitingEvent.type, { bubbles: true, composed: true })
    this.detail = detail
  }
}
