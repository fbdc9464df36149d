/** A browser gathers some ten candidates; more than this is not a negotiation but a flood. */
const MAX = 256

/** Candidates that came before the description they belong to, in order. */
export class CandidateBuffer {
  #candidates: RTCIceCandidateInit[] = []

  add(candidate: RTCIceCandidateInit): void {
    if (this.#candidates.length < MAX) this.#candidates.push(candidate)
  }

  /** Hands all of them out, once. */
  take(): RTCIceCandidateInit[] {
    const taken = this.#candidates
    this.#candidates = []
    return taken
  }
}
