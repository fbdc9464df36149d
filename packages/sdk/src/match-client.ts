import type { ClientEventType, ClientState, Listener, ListenOptions, SignalingState, WaitingInfo } from './events.ts'
import type { MatchSession } from './match-session.ts'
import type { LocalMedia } from './media/local-media.ts'
import type { MatchClientOptions, Preferences } from './options.ts'

/** One person's place among strangers: camera, queue, partner after partner. */
export class MatchClient {
  /** Camera and microphone. */
  declare readonly media: LocalMedia

  /** @throws MatchError `invalid_options`, naming every fault at once */
  constructor(options: MatchClientOptions) {
    void options
  }
  get state(): ClientState {
    return 'idle'
  }
  get signaling(): SignalingState {
    return 'offline'
  }
  /** The live session; null without a partner. */
  get session(): MatchSession | null {
    return null
  }
  /** The place in the queue; null in any other state than `waiting`. */
  get waiting(): WaitingInfo | null {
    return null
  }
  /** Calls `listener` at each event of this type. Returns its own undo. A listener that throws disturbs nobody else. */
  on<Type extends ClientEventType>(type: Type, listener: Listener<Type>, options?: ListenOptions): () => void {
    void [type, listener, options]
    return () => {}
  }
  once<Type extends ClientEventType>(type: Type, listener: Listener<Type>, options?: ListenOptions): () => void {
    void [type, listener, options]
    return () => {}
  }
  off<Type extends ClientEventType>(type: Type, listener: Listener<Type>): void {
    void [type, listener]
  }
  /**
   * Opens camera and microphone (as `media` says) and the connection to the server, without a place in the queue: for a
   * preview. Resolves when the camera is open; what the server does comes as events.
   * @throws MatchError (rejects) `camera_*`, `media_failed`, `insecure_page`, `unsupported_browser`, `destroyed`
   */
  async prepare(preferences?: Preferences): Promise<void> {
    void preferences
  }
  /**
   * Prepares, then asks for a place in the queue. While running: the new preferences replace the old ones (rule Q1).
   * Resolves when the wish is on its way; it is repeated by itself after a reconnect. Resolves as well when `stop()` came
   * in between: look at `state`.
   * @throws MatchError (rejects) as `prepare()`; the state is then what it was before
   */
  async start(preferences?: Preferences): Promise<void> {
    void preferences
  }
  /** Ends this session and asks for the next partner. Without a session it does nothing. */
  next(): void {}
  /** Leaves queue or session, closes the connection to the server, stops every track. */
  async stop(): Promise<void> {}
  /** Stops, and removes every listener. May be called twice, at any time. */
  destroy(): void {}
}
