import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Keeps the element's custom states: `mismatch-chat:state(chat-open)`. */
export class StatesController implements ReactiveController {
  #states: CustomStateSet | undefined
  readonly #wanted: () => Readonly<Record<string, boolean>>

  constructor(host: ReactiveControllerHost & HTMLElement, wanted: () => Readonly<Record<string, boolean>>) {
    this.#states = host.attachInternals().states
    this.#wanted = wanted
    host.addController(this)
  }

  hostUpdate(): void {
    for (const [name, on] of Object.entries(this.#wanted())) {
      if (on) this.#add(name)
      else this.#states?.delete(name)
    }
  }

  #add(name: string): void {
    try {
      this.#states?.add(name)
    } catch {
      // Chromium before 125 takes no names without dashes in front, and knows no `:state()` either.
      this.#states = undefined
    }
  }
}
