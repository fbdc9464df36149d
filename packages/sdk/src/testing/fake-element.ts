/** A `<video>` or `<audio>` as `client.playRemote()` uses it, in a browser that asks for a press before sound or does not. */
export class FakeElement {
  srcObject: MediaProvider | null = null
  muted = false
  playing = false
  /** How often `play()` was called. */
  plays = 0
  /** What `play()` rejects with, if anything; `NotAllowedError` is the refusal of sound, which muted elements are spared. */
  fault: string | null = null

  async play(): Promise<void> {
    this.plays++
    this.playing = false
    const refused = this.fault !== null && !(this.muted && this.fault === 'NotAllowedError')
    if (refused) throw new DOMException('', this.fault ?? '')
    this.playing = true
  }
}
