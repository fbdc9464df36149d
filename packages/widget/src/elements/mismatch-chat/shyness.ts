import type { MatchClient } from '@mismatch/sdk'

type Camera = Pick<MatchClient, 'media'>

/** Keeps one's camera off until one is ready to be seen, and gives it back as it was. */
export class Shyness {
  #isHeld = false

  /** With a new partner, before a first picture of oneself has gone out. */
  hide({ media }: Camera): void {
    if (!media.camera) return
    this.#isHeld = true
    media.setCamera(false)
  }

  /** Ready, or alone again. May be called at any time. */
  show({ media }: Camera): void {
    if (!this.#isHeld) return
    this.#isHeld = false
    media.setCamera(true)
  }

  /** They switched it themselves. */
  forget(): void {
    this.#isHeld = false
  }
}
