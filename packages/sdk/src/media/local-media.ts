/** The own camera and microphone, as the person set them. */
export interface LocalMedia {
  /** What the partner gets; null while closed. The same object for as long as camera or microphone stay open. */
  readonly stream: MediaStream | null
  /** Whether the microphone is switched on; kept over partners and streams. */
  readonly microphone: boolean
  /** Whether the camera is switched on; kept over partners and streams. */
  readonly camera: boolean
  /** Mutes or unmutes, at once and without renegotiation; the partner is told. */
  setMicrophone(on: boolean): void
  /** Off sends black frames, at once and without renegotiation; the partner is told. */
  setCamera(on: boolean): void
  /** Stops every track; the camera light goes off. `prepare()` and `start()` open them again. */
  release(): void
}
