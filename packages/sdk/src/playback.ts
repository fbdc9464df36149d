import type { MatchSession } from './match-session.ts'

/** What plays the partner: a `<video>`, an `<audio>`, or what behaves like one. */
export type RemoteElement = Pick<HTMLMediaElement, 'srcObject' | 'muted' | 'play'>

/**
 * Plays the partner in the elements of a page. Where the browser refuses sound before a press, the picture goes on without,
 * and it is said once a session.
 */
export class Playback {
  readonly #elements = new Set<RemoteElement>()
  /** Muted by us, not by the page. */
  readonly #silenced = new Set<RemoteElement>()
  readonly #onBlocked: (session: MatchSession) => void
  #session: MatchSession | null = null
  /** The session whose blockage was told, and still stands. */
  #told: MatchSession | null = null

  constructor(onBlocked: (session: MatchSession) => void) {
    this.#onBlocked = onBlocked
  }

  /** Gives its undo. */
  add(element: RemoteElement): () => void {
    // First shown: what cannot show anything is thrown back to who gave it, and not kept.
    this.#show(element)
    this.#elements.add(element)
    return () => {
      if (this.#elements.delete(element)) this.#show(element, null)
    }
  }

  /** The partner, or what is shown of them, has changed. */
  follow(session: MatchSession | null): void {
    this.#session = session
    for (const element of this.#elements) this.#show(element)
  }

  /** Whether no element is blocked any more. Each is told to play before this returns, as browsers want it of a press. */
  async resume(): Promise<boolean> {
    const plays = await Promise.all([...this.#elements].map((element) => this.#play(element)))
    const resumed = !plays.includes(false)
    if (resumed) this.#told = null
    return resumed
  }

  /** Lets go of every element. */
  close(): void {
    this.follow(null)
    this.#elements.clear()
  }

  #show(element: RemoteElement, stream = this.#session?.remoteStream ?? null): void {
    element.srcObject = stream
    void this.#play(element)
  }

  /** Whether it was not refused. */
  async #play(element: RemoteElement): Promise<boolean> {
    const stream = element.srcObject
    if (this.#silenced.delete(element)) element.muted = false
    try {
      if (stream !== null) await element.play()
    } catch (error) {
      // Other faults are interruptions: a new stream, or the page's own pause. One of a stream that went says nothing any more.
      if ((error as Error).name === 'NotAllowedError' && element.srcObject === stream) {
        this.#refused(element)
        return false
      }
    }
    return true
  }

  #refused(element: RemoteElement): void {
    if (!element.muted) this.#silenced.add(element)
    element.muted = true
    element.play().catch(() => {})
    const session = this.#session
    if (session === this.#told || session === null) return
    this.#told = session
    this.#onBlocked(session)
  }
}
