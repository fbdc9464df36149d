import type { LitElement, ReactiveController } from 'lit'
import { canKeepFocus, focusedIn } from './focus.ts'

export interface FocusOptions {
  /** Where the focus goes when what had it is gone. */
  readonly next: () => HTMLElement
}

/** Keeps the focus inside: when an update takes away what has it, it moves on, so that the keys go on to work. */
export class FocusController implements ReactiveController {
  readonly #host: LitElement
  readonly #options: FocusOptions
  #wasInside = false

  constructor(host: LitElement, options: FocusOptions) {
    this.#host = host
    this.#options = options
    host.addController(this)
  }

  /** The parts have not drawn yet, so the focus is still where it was. */
  hostUpdate(): void {
    this.#wasInside = this.#host.shadowRoot !== null && focusedIn(this.#host.shadowRoot) !== null
  }

  hostUpdated(): void {
    if (this.#wasInside) void this.#follow()
  }

  async #follow(): Promise<void> {
    const root = this.#host.shadowRoot
    if (root === null) return
    for (const part of root.querySelectorAll('*')) if ('updateComplete' in part) await part.updateComplete
    const focused = focusedIn(root)
    // Somebody who has gone elsewhere in the page by then is left there.
    if (focused === null ? document.activeElement === document.body : !canKeepFocus(focused))
      this.#options.next().focus()
  }
}
