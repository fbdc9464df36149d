import type { ConnectionFailure } from '../errors.ts'
import type { RtcConnection } from '../options.ts'

/** The browser's code for a server that does not answer; all others are words of the server. */
const UNREACHABLE = 701

/** What is seen of a connection that may be of use in saying why it did not come about. */
export class Findings {
  #candidates = 0
  #relays = 0
  #refusal: 'relay_refused' | 'relay_unreachable' | null = null

  /** No address to be reached at yet. */
  get isNowhere(): boolean {
    return this.#candidates === 0
  }

  candidate(candidate: string): void {
    this.#candidates++
    if (candidate.includes(' typ relay')) this.#relays++
  }

  error({ url, errorCode }: { readonly url?: string | null; readonly errorCode: number }): void {
    if (url?.startsWith('turn') !== true || this.#refusal === 'relay_refused') return
    this.#refusal = errorCode === UNREACHABLE ? 'relay_unreachable' : 'relay_refused'
  }

  /** `isSilent`: relays were asked for an address, and have not answered for some seconds. Chromium says so after forty. */
  why({ remoteDescription }: Pick<RtcConnection, 'remoteDescription'>, isSilent: boolean): ConnectionFailure {
    // Of several relays, or several ways to one, it takes one.
    const refusal = this.#relays > 0 ? null : (this.#refusal ?? (isSilent ? 'relay_unreachable' : null))
    if (this.#candidates === 0) return refusal ?? 'no_candidates'
    return remoteDescription === null ? 'no_answer' : (refusal ?? 'no_route')
  }
}
