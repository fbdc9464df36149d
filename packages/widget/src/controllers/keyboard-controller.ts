import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { keyRequest } from '../state/keys.ts'
import type { Request } from '../state/requests.ts'
import type { View } from '../state/view.ts'

/** Turns keys that are pressed with the focus inside the element into requests. */
export class KeyboardController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement
  readonly #view: () => View
  readonly #ask: (request: Request) => void

  constructor(host: ReactiveControllerHost & HTMLElement, view: () => View, ask: (request: Request) => void) {
    this.#host = host
    this.#view = view
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
    const request = keyRequest(
      {
        key: event.key,
        repeat: event.repeat,
        // 229: Safari ends a composition before the Enter or Escape that ended it.
        composing: event.isComposing || event.keyCode === 229,
        modified: event.ctrlKey || event.metaKey || event.altKey,
        inTextField: isTextField(event.composedPath()[0]),
      },
      this.#view(),
    )
    if (request === null) return
    event.preventDefault()
    this.#ask(request)
  }
}

function isTextField(target: EventTarget | undefined): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}
