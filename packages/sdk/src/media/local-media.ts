import type { LocalDevice } from '../events.ts'

/**
 * The own camera and microphone, as the person set them. One that is unplugged is replaced by another of its kind, without
 * asking. If there is none, or it is not allowed any more, it is off, an `error` says why (`camera_missing`, `camera_refused`,
 * `camera_busy`, `media_failed`), and it stays off until it is asked for: by its switch, `useDevice`, `prepare()` or `start()`.
 */
export interface LocalMedia {
  /** What the partner gets; null while closed. The same object for as long as camera or microphone stay open. */
  readonly stream: MediaStream | null
  /** Whether the microphone is switched on; kept over partners and streams. False when it was lost. */
  readonly microphone: boolean
  /** Whether the camera is switched on; kept over partners and streams. False when it was lost. */
  readonly camera: boolean
  /** Mutes or unmutes, at once and without renegotiation; the partner is told. On opens one that was lost. */
  setMicrophone(on: boolean): void
  /** Off sends black frames, at once and without renegotiation; the partner is told. On opens one that was lost. */
  setCamera(on: boolean): void
  /** Cameras and microphones, the browser's default of each kind first. Asks for nothing; empty where nothing lists them. */
  devices(): Promise<readonly LocalDevice[]>
  /**
   * Takes this camera or microphone instead of the one that is open, without renegotiation, and whenever one is opened from
   * now on; if it is gone by then, the default one. While its kind is closed it is only remembered.
   * @throws MatchError (rejects) `camera_*`, `media_failed`, `insecure_page`, `unsupported_browser`; what was open goes on
   */
  useDevice(deviceId: string): Promise<void>
  /** The screen that is shared, for a preview of it; null if none is. `stream` stays the camera. */
  readonly screen: MediaStream | null
  /**
   * Lets the person choose a screen, window or tab, and shows it to the partner in the camera's place: call it in the handler of
   * a press, before any `await`. With `audio` its sound goes along, where browser and choice have one. Where a camera or an
   * earlier screen was sent nothing is negotiated. It ends with `stopScreen()`, with the browser's own button, and, so that
   * nobody shows it to a stranger unawares, with the session; the event `screen` says so.
   * @throws MatchError (rejects) `screen_refused`, `not_connected` (there is no call, or it ended during the choice),
   * `media_failed`, `insecure_page`, `unsupported_browser` (most phones)
   */
  shareScreen(options?: { readonly audio?: boolean }): Promise<void>
  /** The camera is back at once. Without a screen it does nothing. */
  stopScreen(): void
  /** Stops every track; the camera light goes off. `prepare()` and `start()` open them again. */
  release(): void
}
