import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Keeps the element's custom states: `mismatch-chat:state(chat-open)`. */
export class StatesController implements ReactiveController {
  readonly #states: CustomStateSet | undefined
  readonly #wanted: () => Readonly<Record<string, boolean>>

  constructor(host: ReactiveControllerHost & HTMLElement, wanted: () => Readonly<Record<string, boolean>>) {
    this.#states = host.attachInternals().states
    this.#wanted = wanted
    host.addController(this)
  }

  hostUpdate(): void {
    for (const [name, on] of Object.entries(this.#wanted())) {
      if (on) this.#states?.add(name)
      else this.#states?.delete(name)
    }
  }
}
