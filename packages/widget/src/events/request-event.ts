import type { Request } from '../state/requests.ts'

/**
 * What a person asked for, on its way up from a part to the shell. Cancelled (`defaultPrevented`) when it could not be
 * done, so that the part can keep what was written. It does not leave `<mismatch-chat>`.
 */
export class MismatchRequestEvent extends Event {
  static readonly type = 'mismatch-request'
  readonly request: Request

  constructor(request: Request) {
    super(MismatchRequestEvent.type, { bubbles: true, composed: true, cancelable: true })
    this.request = request
  }
}

/** Sends a request up; false when it could not be done. */
export function ask(from: EventTarget, request: Request): boolean {
  return from.dispatchEvent(new MismatchRequestEvent(request))
}
