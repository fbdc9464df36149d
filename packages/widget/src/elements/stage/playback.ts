/**
 * Plays the partner. Where the browser wants a gesture before it lets sound out, the picture plays without it, and the
 * person is offered a tap.
 */
export class Playback {
  readonly #onBlocked: (blocked: boolean) => void

  constructor(onBlocked: (blocked: boolean) => void) {
    this.#onBlocked = onBlocked
  }

  play(video: HTMLVideoElement): void {
    const stream = video.srcObject
    if (stream === null) return
    video.muted = false
    void video.play().catch((error: unknown) => {
      // Any other fault is a new stream that took the place of this one, or an element that was taken away.
      if (video.srcObject !== stream || !isRefusal(error)) return
      video.muted = true
      void video.play().catch(() => undefined)
      this.#onBlocked(true)
    })
  }

  /** Call it from a gesture. */
  unblock(video: HTMLVideoElement): void {
    this.#onBlocked(false)
    this.play(video)
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotAllowedError'
}
