import type { ReactiveController, ReactiveControllerHost } from 'lit'

export interface WindowOptions {
  /** Whether the element fills the screen now. */
  readonly onFullScreen: (on: boolean) => void
}

/** Knows when the element fills the screen, whoever brought it there. */
export class WindowController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #options: WindowOptions

  constructor(host: ReactiveControllerHost & HTMLElement, options: WindowOptions) {
    this.#host = host
    this.#options = options
    host.addController(this)
  }

  hostConnected(): void {
    document.addEventListener('fullscreenchange', this.#onChange)
  }

  hostDisconnected(): void {
    document.removeEventListener('fullscreenchange', this.#onChange)
    this.#options.onFullScreen(false)
  }

  /** By a press. Where the browser does not want to, it stays as it is. */
  set(on: boolean): void {
    const done = on ? this.#host.requestFullscreen() : document.exitFullscreen()
    done.catch(() => undefined)
  }

  #onChange = (): void => this.#options.onFullScreen(this.#host.matches(':fullscreen'))
}
