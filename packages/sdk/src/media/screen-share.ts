import { mediaFailed, notConnected, unsupportedBrowser } from '../errors.ts'
import type { DeviceSource } from '../options.ts'
import { stopTracks } from './opener.ts'
import type { Screen } from './screen.ts'

/** The own screen, for as long as it is shared. What few use is fetched while the person chooses what to show. */
export class ScreenShare {
  #screen: Screen | null = null
  /** Grows with every start and stop; a choice that comes after another is closed at once. */
  #epoch = 0
  readonly #onChange: () => void

  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  get stream(): MediaStream | null {
    return this.#screen?.stream ?? null
  }

  /** What goes to the partner, where these are the own devices. */
  sent(own: MediaStream | null): MediaStream | null {
    return this.#screen?.sent(own) ?? own
  }

  /** @throws MatchError (rejects) `screen_refused`, `media_failed`, `unsupported_browser`, `not_connected` */
  async start(source: DeviceSource, audio: boolean): Promise<void> {
    if (source.getDisplayMedia === undefined) throw unsupportedBrowser('getDisplayMedia')
    const epoch = ++this.#epoch
    // At once, since browsers want it within the press. More than 1080 lines cost more than they show.
    const chosen = source.getDisplayMedia({ video: { width: { max: 1920 }, height: { max: 1080 } }, audio })
    const fetched = await import('./screen.ts').catch((cause: unknown) => {
      chosen.then(stopTracks, () => {})
      throw mediaFailed('a part could not be fetched', { cause })
    })
    const screen = await fetched.openScreen(chosen)
    if (epoch !== this.#epoch) {
      screen.close()
      throw notConnected()
    }
    this.#screen?.close()
    this.#screen = screen
    screen.onEnded = () => this.stop()
    this.#onChange()
  }

  /** May be called twice. */
  stop(): void {
    this.#epoch++
    const screen = this.#screen
    this.#screen = null
    screen?.close()
    if (screen !== null) this.#onChange()
  }
}
