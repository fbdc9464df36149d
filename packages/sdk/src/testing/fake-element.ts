/** A `<video>` or `<audio>` as `client.playRemote()` uses it. */
export class FakeElement {
  srcObject: MediaProvider | null = null
  muted = false
  playing = false
  /** How often `play()` was called. */
  plays = 0
  /** What the browser refuses before a press: `sound` spares muted elements, as `<video>` is spared. */
  refuses: 'nothing' | 'sound' | 'everything' = 'nothing'
  /** Something else comes between: `play()` rejects with an AbortError. */
  interrupted = false

  async play(): Promise<void> {
    this.plays++
    this.playing = false
    if (this.interrupted) throw new DOMException('', 'AbortError')
    if (this.refuses === 'everything' || (this.refuses === 'sound' && !this.muted)) {
      throw new DOMException('', 'NotAllowedError')
    }
    this.playing = true
  }
}
