import type { Request } from '../state/requests.ts'

/**
 * What a person asks for. On its way up from a part to the shell it stays inside the element, and is cancelled (`defaultPrevented`)
 * when it could not be done, so that the part can keep what was written. The shell sends it on from `<mismatch-chat>` itself before
 * anything is done: a page that calls `preventDefault()` keeps it from being done.
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
