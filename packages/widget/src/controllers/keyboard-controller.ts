import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Request } from '../state/requests.ts'

/** Turns keys that are pressed with the focus inside the element into requests. */
export class KeyboardController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #requestOf: (event: KeyboardEvent) => Request | null
  readonly #ask: (request: Request) => void

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    requestOf: (event: KeyboardEvent) => Request | null,
    ask: (request: Request) => void,
  ) {
    this.#host = host
    this.#requestOf = requestOf
    this.#ask = ask
    host.addController(this)
  }

  hostConnected(): void {
    this.#host.addEventListener('keydown', this.#onKey)
  }

  hostDisconnected(): void {
    this.#host.removeEventListener('keydown', this.#onKey)
  }

  #onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented) return
    // A key that is held would press again and again, and on what the button has become meanwhile.
    const isPress = event.key === 'Enter' || event.key === ' '
    if (isPress && event.repeat && event.composedPath()[0] instanceof HTMLButtonElement) event.preventDefault()
    const request = this.#requestOf(event)
    if (request === null) return
    event.preventDefault()
    this.#ask(request)
  }
}
